package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** However often an event comes, also twice at the same moment, it is applied once. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AppliedOnceTest {

    final DataSource database = TestEnvironment.database();

    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final UUID id = UUID.randomUUID();
    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** The end of an enrolment shows a second application best: it would cancel what came in since. */
    @Test
    void aRepetitionDoesNothing() {
        long before = fixture.record(phone);
        String ended = Events.ended(id, fixture, fixture.campaign, phone);
        Events.INBOX.accepts(ended);
        long since = fixture.record(phone);
        Events.INBOX.accepts(ended);
        assertEquals(State.CANCELLED, fixture.state(before));
        assertEquals(State.NEW, fixture.state(since));
    }

    @RepeatedTest(5)
    void eightAtOnceAreAllAcknowledged() {
        long record = fixture.record(phone);
        String ended = Events.ended(id, fixture, fixture.campaign, phone);
        List<CompletableFuture<Void>> deliveries =
                IntStream.range(0, 8).mapToObj(i -> send(ended)).toList();
        deliveries.forEach(CompletableFuture::join);
        assertEquals(State.CANCELLED, fixture.state(record));
        assertEquals("1", fixture.text("SELECT count(*) FROM inbox_event WHERE event_id = ?", id));
    }

    @Test
    void anEventInProgressIsNotAcknowledged() throws SQLException {
        long record = fixture.record(phone);
        try (Connection first = database.getConnection()) {
            CompletableFuture<Void> second = sendBeside(first);
            assertFalse(second.isDone());
            first.commit();
            second.join();
        }
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void ifTheFirstDeliveryFailsTheSecondApplies() throws SQLException {
        long record = fixture.record(phone);
        try (Connection first = database.getConnection()) {
            CompletableFuture<Void> second = sendBeside(first);
            first.rollback();
            second.join();
        }
        assertEquals(State.CANCELLED, fixture.state(record));
    }

    @Test
    void whatIsRefusedIsNotKnown() {
        Events.INBOX.refuses(EventInbox.event(id, "enrolment.ended", fixture.client, Events.customer(phone)), 422);
        assertEquals("0", fixture.text("SELECT count(*) FROM inbox_event WHERE event_id = ?", id));
        Events.INBOX.accepts(Events.optedOut(id, fixture, phone));
        assertTrue(fixture.isListed(phone));
    }

    /** A first delivery that is received and not committed, and a second that waits for it. */
    private CompletableFuture<Void> sendBeside(Connection first) throws SQLException {
        first.setAutoCommit(false);
        try (PreparedStatement receive = first.prepareStatement("INSERT INTO inbox_event (event_id) VALUES (?)")) {
            receive.setObject(1, id);
            receive.executeUpdate();
        }
        CompletableFuture<Void> second = send(Events.ended(id, fixture, fixture.campaign, phone));
        await().until(
                        () -> "t"
                                .equals(
                                        fixture.text(
                                                "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event = 'transactionid' AND query LIKE 'INSERT INTO inbox_event%')")));
        return second;
    }

    private CompletableFuture<Void> send(String event) {
        return CompletableFuture.runAsync(() -> Events.INBOX.accepts(event), threads);
    }
}
