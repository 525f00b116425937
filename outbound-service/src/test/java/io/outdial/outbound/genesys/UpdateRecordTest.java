package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class UpdateRecordTest {

    final DataSource database = TestEnvironment.database();

    @Inject
    NumberHash hashes;

    private final String phone = newPhone();
    private final String other = newPhone();
    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
        record = fixture.record(phone);
    }

    @Test
    void allFieldsAreStored() {
        update(record)
                .with("phoneNumber", "+1 " + other)
                .with("phoneType", "VoiceMail")
                .with("timeZone", "Europe/Berlin")
                .with("from", 0)
                .with("until", 86339)
                .accepted();
        assertEquals("+1 " + other + ", +1" + other + ", true, 8, Europe/Berlin, 0, 86339", details(record));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void whatIsLeftOutStays() {
        update(record)
                .with("timeZone", "PST")
                .with("from", 100)
                .with("until", 50)
                .accepted();
        update(record).with("phoneType", "Mobile").accepted();
        update(record).without("callingList").accepted();
        assertEquals(phone + ", +1" + phone + ", true, 4, PST, 100, 50", details(record));
    }

    @Test
    void hoursThatLeaveNoTimeWithThoseThereAreAreRefused() {
        update(record).with("from", 28_800).with("until", 75_600).accepted();
        update(record)
                .with("from", 75_600)
                .refused(400, 2)
                .body("statusMessage", equalTo("from and until leave no time to call"));
        update(record).with("from", 7).with("until", 7).refused(400, 2);
        assertTrue(details(record).endsWith(", 28800, 75600"), details(record));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, The record has ended", "5, 2, The record has ended", "2, 19, Another agent has the record"})
    void aRecordThatIsNotWaitingIsRefused(int status, int statusCode, String message) {
        fixture.execute("UPDATE outbound_record SET record_status = ? WHERE handle = ?", status, record);
        String before = details(record);
        update(record).with("phoneNumber", other).refused(400, statusCode).body("statusMessage", equalTo(message));
        assertEquals(before, details(record));
    }

    @Test
    void aListedNumberIsRefusedHoweverItIsSpelt() {
        RecordRequest.byNumber(fixture, other).accepted();
        for (String spelling : List.of(other, "+1" + other, "001" + other, "+1 " + other + " (home)")) {
            update(record)
                    .with("phoneNumber", spelling)
                    .with("phoneType", "Mobile")
                    .refused(400, 2)
                    .body("statusMessage", equalTo("The number is on the do-not-call list"));
        }
        assertEquals(phone + ", +1" + phone + ", true, 0, , , ", details(record));
    }

    /** The list holds for agents also where the campaign parks listed leads instead of refusing them. */
    @Test
    void aListedNumberIsRefusedWhateverTheCampaignDoesWithTheList() {
        fixture.execute("UPDATE campaign SET applies_dnc = false WHERE name = ?", fixture.campaign);
        RecordRequest.byNumber(fixture, other).accepted();
        update(record).with("phoneNumber", other).refused(400, 2);
    }

    @Test
    void theNumberOfAnErasedPersonIsRefused() {
        fixture.execute(
                "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                fixture.client,
                hashes.of(fixture.client, "+1" + other));
        update(record).with("phoneNumber", other).refused(400, 2);
        assertEquals(
                "0", fixture.text("SELECT count(*) FROM outbound_record AS r WHERE strpos(r::text, ?) > 0", other));
    }

    @Test
    void aRecordOfAListedNumberStaysOutOfDiallingWithAnother() {
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        RecordRequest.byHandle(fixture, elsewhere)
                .with("campaignName", fixture.otherCampaign)
                .with("callingList", fixture.otherList)
                .accepted();
        update(record).with("phoneNumber", other).accepted();
        assertEquals(State.BLOCKED, fixture.state(record));
    }

    @Test
    void aMarkOfTheNewNumberFindsTheRecord() {
        update(record).with("phoneNumber", other).accepted();
        RecordRequest.byNumber(fixture, phone)
                .with("campaignName", fixture.otherCampaign)
                .accepted();
        assertEquals(State.NEW, fixture.state(record));
        RecordRequest.byNumber(fixture, other)
                .with("campaignName", fixture.otherCampaign)
                .accepted();
        assertEquals(State.BLOCKED, fixture.state(record));
    }

    @Test
    void ofTwoRecordsOfANumberOneIsTheFirst() {
        long taken = fixture.record(other);
        long again = fixture.record(phone);
        assertEquals("false", isFirst(again));
        update(record).with("phoneNumber", other).accepted();
        assertEquals("false", isFirst(record));
        assertEquals("true", isFirst(taken));
        assertEquals("true", isFirst(again));
    }

    @Test
    void anotherSpellingOfItsNumberLeavesItTheFirst() {
        long again = fixture.record(phone);
        update(record).with("phoneNumber", "+1" + phone).accepted();
        assertEquals("true", isFirst(record));
        assertEquals("false", isFirst(again));
        assertTrue(details(record).startsWith("+1" + phone + ", +1" + phone), details(record));
    }

    @RepeatedTest(5)
    void atTheSameMomentAsAMarkOfTheNewNumberItIsRefusedOrOutOfDialling() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            RecordRequest mark = RecordRequest.byNumber(fixture, other).with("campaignName", fixture.otherCampaign);
            RecordRequest update = update(record).with("phoneNumber", other);
            List<CompletableFuture<Integer>> both = Stream.of(update, mark)
                    .map(request -> CompletableFuture.supplyAsync(request::status, threads))
                    .toList();
            both.forEach(status -> assertTrue(Set.of(200, 400).contains(status.join())));
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ? AND record_type <> 7",
                        fixture.client,
                        "+1" + other));
    }

    /** Each may become the first of the number; one does, and none fails over the other. */
    @RepeatedTest(5)
    void recordsThatGetOneNumberAtOnce() {
        List<Long> records =
                Stream.generate(() -> fixture.record(newPhone())).limit(4).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            records.stream()
                    .map(handle -> update(handle).with("phoneNumber", other))
                    .map(request -> CompletableFuture.supplyAsync(request::status, threads))
                    .toList()
                    .forEach(status -> assertEquals(200, status.join()));
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                1,
                records.stream()
                        .filter(handle -> isFirst(handle).equals("true"))
                        .count());
    }

    /** The number is read before its lock is taken; who has the lock meanwhile may give the record another number. */
    @ParameterizedTest
    @ValueSource(strings = {"UpdateRecord", "DoNotCallRecord"})
    void aNumberThatChangedWhileItWaitedIsTriedAgain(String operation) throws SQLException {
        RecordRequest request = RecordRequest.byHandle(fixture, record).with("operationName", operation);
        if (operation.equals("UpdateRecord")) {
            request.with("phoneNumber", newPhone());
        }
        try (Connection holder = database.getConnection()) {
            holder.setAutoCommit(false);
            execute(holder, "SELECT pg_advisory_xact_lock(do_not_call_lock(?, ?))", fixture.client, "+1" + phone);
            CompletableFuture<Integer> status = CompletableFuture.supplyAsync(request::status);
            await().until(() -> fixture.text(
                            "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)::text")
                    .equals("true"));
            execute(
                    holder,
                    "UPDATE outbound_record SET phone = ?, phone_key = ? WHERE handle = ?",
                    other,
                    "+1" + other,
                    record);
            holder.commit();
            assertEquals(503, status.join());
        }
        assertEquals(State.NEW, fixture.state(record));
        assertFalse(fixture.isListed(phone));
        assertEquals(200, request.status());
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Test
    void theSameIdempotencyKeyDoesItOnce() {
        String key = UUID.randomUUID().toString();
        update(record).with("from", 1).idempotencyKey(key).accepted();
        update(record).with("from", 2).accepted();
        update(record).with("from", 1).idempotencyKey(key).accepted();
        assertTrue(details(record).endsWith(", 2, "), details(record));
    }

    @Test
    void theSameOfAnotherListOrClientIsUnknown() {
        update(record)
                .with("campaignName", fixture.otherCampaign)
                .without("callingList")
                .refused(404, 6)
                .body("statusMessage", equalTo("No record with this handle in the campaign"));
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        String unknown = RecordRequest.byHandle(stranger, 999_999_999)
                .with("operationName", "UpdateRecord")
                .refused(404, 6)
                .extract()
                .asString();
        String ours = RecordRequest.byHandle(stranger, record)
                .with("operationName", "UpdateRecord")
                .with("phoneNumber", other)
                .refused(404, 6)
                .extract()
                .asString();
        assertEquals(unknown, ours);
        assertTrue(details(record).startsWith(phone), details(record));
    }

    private RecordRequest update(long handle) {
        return RecordRequest.byHandle(fixture, handle).with("operationName", "UpdateRecord");
    }

    private String isFirst(long handle) {
        return fixture.text("SELECT is_first::text FROM outbound_record WHERE handle = ?", handle);
    }

    private String details(long handle) {
        return fixture.text(
                "SELECT concat_ws(', ', phone, phone_key, is_first::text, phone_type, coalesce(timezone, ''), coalesce(call_from::text, ''), coalesce(call_until::text, '')) FROM outbound_record WHERE handle = ?",
                handle);
    }
}
