package io.outdial.outbound.rekey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows with keys of version 1 are found before they are brought over, and as one telephone afterwards. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class KeyMigrationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    final DataSource database = TestEnvironment.database();

    @Inject
    NumberHash hashes;

    private final String phone = RecordFixture.newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @Test
    void whileTheyWaitOldKeysAreAskedToo() {
        whileOthersMigrate(() -> {
            String listed = RecordFixture.newPhone();
            entry("1" + listed, "+1\u202f" + listed, 0);
            lead("+1" + listed).body("message", equalTo("PhoneNumber Added is a DND Number"));

            long record = record(fixture.list, phone, "1" + phone, true);
            lead("+1" + phone).body("message", equalTo("Number Already Exist"));
            RecordRequest.byNumber(fixture, "+1" + phone).accepted();
            assertEquals(State.MARKED, fixture.state(record));

            String erased = RecordFixture.newPhone();
            fixture.execute(
                    "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                    fixture.client,
                    hashes.of(fixture.client, "1" + erased));
            lead("+1" + erased).body("message", equalTo("PhoneNumber Added is a DND Number"));
            return null;
        });
        awaitAll();
    }

    @Test
    void entriesOfOneTelephoneBecomeTheEldest() {
        long stopped = whileOthersMigrate(() -> {
            entry("+1" + phone, "+1" + phone, 1);
            entry("1" + phone, "+1\u202f" + phone, 3);
            entry(phone + "4663", phone + " (home)", 2);
            return record(fixture.list, "+1" + phone, "+1" + phone, true);
        });
        awaitAll();
        assertEquals(
                "1, 3 days, 2",
                fixture.text(
                        "SELECT count(*) || ', ' || date_part('day', now() - min(created_at)) || ' days, ' || min(key_version) FROM do_not_call WHERE client_id = ? AND strpos(phone_key, ?) > 0",
                        fixture.client,
                        phone));
        assertEquals(State.BLOCKED, fixture.state(stopped));
    }

    @Test
    void twoNumbersOfOneTextAndTwoReadingsBecomeTwoEntriesAndWhatIsUnreadableStays() {
        String second = RecordFixture.newPhone();
        entry(phone + second, phone + " / " + second, 1);
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by) VALUES (?, '493012345' || ?, '493012345' || ?, 'a test')",
                TestEnvironment.GERMAN_CLIENT,
                phone.substring(7),
                phone.substring(7));
        entry("5550" + phone.substring(7), "555-0" + phone.substring(7), 1);
        awaitAll();
        assertEquals("1", entries("+1" + phone));
        assertEquals("1", entries("+1" + second));
        assertEquals("0", entries(phone + second));
        assertEquals("1", entries("5550" + phone.substring(7)));
        assertEquals(
                "2",
                fixture.text(
                        "SELECT count(*) FROM do_not_call WHERE client_id = ? AND phone = '493012345' || ? AND other_phone_key IS NOT NULL",
                        TestEnvironment.GERMAN_CLIENT,
                        phone.substring(7)));
    }

    @Test
    void ofRecordsOfOneTelephoneTheEldestIsTheFirst() {
        List<Long> records = whileOthersMigrate(() -> List.of(
                record(fixture.list, "001" + phone, "001" + phone, true),
                record(fixture.list, "+1" + phone, "+1" + phone, true),
                record(fixture.otherList, "1" + phone, "1" + phone, true)));
        awaitAll();
        assertEquals("+1" + phone + " true", keyAndFirst(records.get(0)));
        assertEquals("+1" + phone + " false", keyAndFirst(records.get(1)));
        assertEquals("+1" + phone + " true", keyAndFirst(records.get(2)));
    }

    @Test
    void recordsOfListedAndErasedNumbersEnd() {
        String erased = RecordFixture.newPhone();
        List<Long> records = whileOthersMigrate(() -> {
            fixture.execute(
                    "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, ?, ?, 'a test', 2)",
                    fixture.client,
                    "+1" + phone,
                    phone);
            fixture.execute(
                    "INSERT INTO do_not_call_hash (client_id, number_hash) VALUES (?, ?)",
                    fixture.client,
                    hashes.of(fixture.client, "+1" + erased));
            return List.of(
                    record(fixture.list, "+1\u202f" + phone, "1" + phone, true),
                    record(fixture.list, "+1\u202f" + erased, "1" + erased, true));
        });
        awaitAll();
        assertEquals(State.BLOCKED, fixture.state(records.get(0)));
        assertEquals(State.ENDED, fixture.state(records.get(1)));
        assertEquals(
                "0", fixture.text("SELECT count(*) FROM outbound_record AS r WHERE strpos(r::text, ?) > 0", erased));
    }

    /**
     * The second batch waits for a row, and its connection ends there: what it did is undone, the first batch stays,
     * and the rest comes later.
     */
    @Test
    void interruptedInTheMiddleItGoesOn() throws SQLException {
        try (Connection row = database.getConnection();
                Statement lock = row.createStatement()) {
            row.setAutoCommit(false);
            whileOthersMigrate(() -> {
                fixture.execute("""
                        INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, is_first)
                        SELECT client_id, handle, handle, campaign_id, id, '001' || ? || n, '001' || ? || n, true
                          FROM calling_list, (SELECT n, nextval('record_handle') AS handle FROM generate_series(1000, 1449) AS n) AS numbered
                         WHERE client_id = ? AND name = ?
                        """, phone.substring(4), phone.substring(4), fixture.client, fixture.list);
                return lock.execute(
                        "SELECT FROM outbound_record WHERE phone = '001" + phone.substring(4) + "1300' FOR UPDATE");
            });
            Awaitility.await()
                    .atMost(TIMEOUT)
                    .until(
                            () -> !"0"
                                    .equals(
                                            fixture.text(
                                                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                                            + " WHERE wait_event_type = 'Lock' AND query LIKE '%outbound_record%' AND pid <> pg_backend_pid()")));
            assertEquals(
                    "t",
                    fixture.text(
                            "SELECT count(*) FILTER (WHERE key_version = 2) BETWEEN 1 AND 449 FROM outbound_record WHERE client_id = ? AND phone LIKE '001' || ? || '1%'",
                            fixture.client, phone.substring(4)));
            row.rollback();
        }
        awaitAll();
        assertEquals(
                "450",
                fixture.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND key_version = 2 AND phone_key LIKE '+1' || ? || '1%' AND is_first",
                        fixture.client, phone.substring(4)));
    }

    private static void awaitOld(RecordFixture fixture, String table) {
        Awaitility.await().atMost(TIMEOUT).until(() -> "0"
                .equals(fixture.text("SELECT count(*) FROM " + table + " WHERE key_version < 2")));
    }

    private void awaitAll() {
        awaitOld(fixture, "do_not_call");
        awaitOld(fixture, "outbound_record");
    }

    private void entry(String key, String text, int daysAgo) {
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, created_at) VALUES (?, ?, ?, 'a test', now() - make_interval(days => ?))",
                fixture.client,
                key,
                text,
                daysAgo);
    }

    private String entries(String key) {
        return fixture.text(
                "SELECT count(*) FROM do_not_call WHERE client_id = ? AND phone_key = ?", fixture.client, key);
    }

    private long record(String list, String text, String key, boolean isFirst) {
        return Long.parseLong(fixture.text("""
                INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, is_first)
                SELECT client_id, handle, handle, campaign_id, id, ?, ?, ? FROM calling_list, (SELECT nextval('record_handle') AS handle) AS drawn
                 WHERE client_id = ? AND name = ? RETURNING handle
                """, text, key, isFirst, fixture.client, list));
    }

    private String keyAndFirst(long handle) {
        return fixture.text(
                "SELECT phone_key || ' ' || is_first FROM outbound_record WHERE client_id = ? AND handle = ?",
                fixture.client,
                handle);
    }

    private ValidatableResponse lead(String number) {
        return given().contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body(
                        "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"%s\",\"Name\":\"Lee\",\"checkDuplicate\":true}"
                                .formatted(TestEnvironment.CLOUD_AGENT_USER, fixture.campaign, number))
                .post("/ca_apis/AddCampaignData")
                .then()
                .statusCode(200);
    }

    /** Migrations take turns by a lock; as long as another replica has it they wait. */
    private <T> T whileOthersMigrate(Callable<T> action) {
        try (Connection connection = database.getConnection();
                Statement turn = connection.createStatement()) {
            for (String name : new String[] {"keys of do-not-call entries", "keys of records"}) {
                turn.execute("SELECT pg_advisory_lock(hashtextextended('background migration " + name + "', 0))");
            }
            try {
                return action.call();
            } finally {
                turn.execute("SELECT pg_advisory_unlock_all()");
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
