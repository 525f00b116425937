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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that gets another number: the do-not-call list, the first of a number, and who is there at once. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class UpdatedNumberTest {

    final DataSource database = TestEnvironment.database();

    @Inject
    NumberHash hashes;

    private final String phone = newPhone();
    private final String other = newPhone();
    private RecordFixture fixture;
    private UpdateDesk desk;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
        desk = new UpdateDesk(fixture);
        record = fixture.record(phone);
    }

    @Test
    void aListedNumberIsRefusedHoweverItIsSpelt() {
        RecordRequest.byNumber(fixture, other).accepted();
        for (String spelling : List.of(other, "+1" + other, "001" + other, "+1 " + other + " (home)")) {
            desk.update(record)
                    .with("phoneNumber", spelling)
                    .with("phoneType", "Mobile")
                    .refused(400, 2)
                    .body("statusMessage", equalTo("The number is on the do-not-call list"));
        }
        assertEquals(phone + ", +1" + phone + ", true, 0, , , ", desk.details(record));
    }

    /** The list holds for agents also where the campaign parks listed leads instead of refusing them. */
    @Test
    void aListedNumberIsRefusedWhateverTheCampaignDoesWithTheList() {
        fixture.execute("UPDATE campaign SET applies_dnc = false WHERE name = ?", fixture.campaign);
        RecordRequest.byNumber(fixture, other).accepted();
        desk.update(record).with("phoneNumber", other).refused(400, 2);
    }

    @Test
    void theNumberOfAnErasedPersonIsRefused() {
        fixture.execute(
                "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                fixture.client,
                hashes.of(fixture.client, "+1" + other));
        desk.update(record).with("phoneNumber", other).refused(400, 2);
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
        desk.update(record).with("phoneNumber", other).accepted();
        assertEquals(State.BLOCKED, fixture.state(record));
    }

    @Test
    void aMarkOfTheNewNumberFindsTheRecord() {
        desk.update(record).with("phoneNumber", other).accepted();
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
        assertEquals("false", desk.isFirst(again));
        desk.update(record).with("phoneNumber", other).accepted();
        assertEquals("false", desk.isFirst(record));
        assertEquals("true", desk.isFirst(taken));
        assertEquals("true", desk.isFirst(again));
    }

    @Test
    void anotherSpellingOfItsNumberLeavesItTheFirst() {
        long again = fixture.record(phone);
        desk.update(record).with("phoneNumber", "+1" + phone).accepted();
        assertEquals("true", desk.isFirst(record));
        assertEquals("false", desk.isFirst(again));
        assertTrue(desk.details(record).startsWith("+1" + phone + ", +1" + phone), desk.details(record));
    }

    @RepeatedTest(5)
    void atTheSameMomentAsAMarkOfTheNewNumberItIsRefusedOrOutOfDialling() {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            RecordRequest mark = RecordRequest.byNumber(fixture, other).with("campaignName", fixture.otherCampaign);
            RecordRequest update = desk.update(record).with("phoneNumber", other);
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
                    .map(handle -> desk.update(handle).with("phoneNumber", other))
                    .map(request -> CompletableFuture.supplyAsync(request::status, threads))
                    .toList()
                    .forEach(status -> assertEquals(200, status.join()));
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                1,
                records.stream()
                        .filter(handle -> desk.isFirst(handle).equals("true"))
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
}
