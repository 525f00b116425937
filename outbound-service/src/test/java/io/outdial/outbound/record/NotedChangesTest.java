package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is noted within a moment is told together (ADR 80). All of it in a transaction that holds the teller's lock and
 * is rolled back, so that the service does not tell it first.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class NotedChangesTest {

    private static final String TOLD = """
            SELECT key, CAST(data ->> 'version' AS bigint) AS version, chain ->> 'state' AS state
              FROM outbox_event CROSS JOIN jsonb_array_elements(data -> 'chains') AS chain
             WHERE type = 'chains.changed' AND CAST(chain ->> 'chainId' AS bigint) = ? ORDER BY position
            """;

    final DataSource database = TestEnvironment.database();

    private Connection transaction;
    private RecordFixture fixture;
    private List<Long> records;
    private long record;

    private record Told(String key, long version, String state) {}

    @BeforeEach
    void twentyRecordsOfWhichNothingIsNoted() throws SQLException {
        fixture = new RecordFixture();
        records = Stream.generate(() -> fixture.record(RecordFixture.newPhone()))
                .limit(20)
                .toList();
        record = records.get(0);
        transaction = database.getConnection();
        transaction.setAutoCommit(false);
        execute("SELECT pg_advisory_xact_lock(hashtextextended('tell changes', 0))");
        execute("DELETE FROM chain_change");
    }

    @AfterEach
    void forget() throws SQLException {
        transaction.rollback();
        transaction.close();
    }

    @Test
    void chainsThatChangeInOneMomentAreOneEvent() throws SQLException {
        letNobodyElseNote();
        for (long one : records) {
            setStatus(one, RecordStatus.RETRIEVED);
        }
        assertEquals(20, tell(2_000));
        List<Told> all = new ArrayList<>();
        for (long one : records) {
            all.addAll(announced(one));
        }
        assertEquals(20, all.size());
        assertEquals(1, all.stream().map(Told::version).distinct().count());
    }

    @Test
    void whatWasHeldInBetweenIsToldBeforeAndArrivesBefore() throws SQLException {
        letNobodyElseNote();
        setStatus(record, RecordStatus.RETRIEVED);
        setStatus(record, RecordStatus.READY);
        assertEquals(2, tell(2_000));
        List<Told> told = announced(record);
        assertEquals(List.of("held", "waiting"), told.stream().map(Told::state).toList());
        assertEquals(told.get(0).key(), told.get(1).key());
        assertTrue(told.get(0).version() < told.get(1).version());
    }

    /** As a result does that is committed between the look at the record and the event. */
    @Test
    void whatIsHeldIsToldAsHeldThoughItIsGivenBackMeanwhile() throws SQLException {
        letNobodyElseNote();
        setStatus(record, RecordStatus.RETRIEVED);
        execute(
                "ALTER FUNCTION announce_chains(uuid[], uuid[], bigint[], boolean[], boolean, text) RENAME TO announce_them");
        execute("""
                CREATE FUNCTION announce_chains(clients uuid[], campaigns uuid[], chains bigint[], replaced boolean[], as_held boolean, event_key text)
                    RETURNS void LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE outbound_record SET record_status = %d WHERE handle = %d AND record_status = %d;
                    PERFORM announce_them(clients, campaigns, chains, replaced, as_held, event_key);
                END
                $$
                """.formatted(RecordStatus.READY.number(), record, RecordStatus.RETRIEVED.number()));
        assertEquals(1, tell(2_000));
        assertEquals(1, tell(2_000));
        assertEquals(
                List.of("held", "waiting"),
                announced(record).stream().map(Told::state).toList());
    }

    @Test
    void noMoreAreTakenThanAskedFor() throws SQLException {
        letNobodyElseNote();
        setStatus(record, RecordStatus.RETRIEVED);
        long other = records.get(1);
        setStatus(other, RecordStatus.RETRIEVED);
        assertEquals(1, tell(1));
        assertEquals(List.of(), announced(other));
        assertEquals(1, tell(1));
        assertEquals(1, announced(other).size());
        assertEquals(0, tell(1));
    }

    /** Whoever reads a chain later has the larger number; two at once could not promise that. */
    @Test
    void oneTellsAtATime() throws SQLException {
        fixture.execute("UPDATE outbound_record SET record_status = 2 WHERE handle = ?", record);
        try (Connection other = database.getConnection();
                ResultSet row = other.createStatement()
                        .executeQuery("SELECT noted_chains, noted_attempts FROM tell_changes(0, 0, 2000)")) {
            row.next();
            assertEquals(0, row.getInt(1) + row.getInt(2));
        }
        tell(2_000);
        assertEquals(1, announced(record).size());
    }

    /** The service's sweeps may end records of other tests meanwhile; they wait until this one has ended. */
    private void letNobodyElseNote() throws SQLException {
        execute("LOCK TABLE chain_change IN SHARE ROW EXCLUSIVE MODE");
        execute("DELETE FROM chain_change");
    }

    private void setStatus(long handle, RecordStatus status) throws SQLException {
        execute("UPDATE outbound_record SET record_status = " + status.number() + " WHERE handle = " + handle);
    }

    /** @return how many notes of chains there were */
    private int tell(int atMost) throws SQLException {
        try (ResultSet row = transaction
                .createStatement()
                .executeQuery("SELECT noted_chains FROM tell_changes(0, 0, " + atMost + ")")) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Told> announced(long chain) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(TOLD)) {
            statement.setLong(1, chain);
            List<Told> told = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    told.add(new Told(rows.getString(1), rows.getLong(2), rows.getString(3)));
                }
            }
            return told;
        }
    }

    private void execute(String sql) throws SQLException {
        transaction.createStatement().execute(sql);
    }
}
