package io.outdial.outbound.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.outbox.NewEvent;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An event is written with the change that it tells of, or not at all. Platform has no Hibernate session to test this
 * in; this service has.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class OutboxWriteTest {

    @Inject
    Outbox outbox;

    private final String key = UUID.randomUUID().toString();
    private RecordFixture fixture;

    @BeforeEach
    void look() {
        fixture = new RecordFixture();
    }

    /** What nobody knows nobody takes. */
    @AfterEach
    void empty() {
        fixture.execute("DELETE FROM outbox_event WHERE key = ?", key);
    }

    @Test
    void eventsOfOneTransactionStandInTheirOrder() throws Throwable {
        inTransaction(() -> outbox.write(fixture.client, key, "test.first", Map.of("n", 1, "text", "it's \"so\""))
                .chain(() -> outbox.writeAll(List.of(
                        new NewEvent(fixture.client, key, "test.second", List.of()),
                        new NewEvent(fixture.client, key, "test.third", Map.of()))))
                .chain(() -> outbox.writeAll(List.of()))
                .chain(this::written)
                .invoke(written -> assertEquals(
                        "test.first {\"n\": 1, \"text\": \"it's \\\"so\\\"\"}, test.second [], test.third {}", written))
                .replaceWithVoid());
    }

    @Test
    void whatIsRolledBackHasNeverBeenWritten() {
        assertThrows(
                IllegalStateException.class,
                () -> inTransaction(() -> outbox.write(fixture.client, key, "test.undone", Map.of())
                        .onItem()
                        .failWith(() -> new IllegalStateException("rolled back"))));
        assertEquals("0", fixture.text("SELECT count(*) FROM outbox_event WHERE key = ?", key));
    }

    /** What is due and has not been tried; looked at before the commit, after which the relay takes it. */
    private Uni<String> written() {
        return Panache.getSession().chain(session -> session.createNativeQuery("""
                        SELECT string_agg(type || ' ' || data, ', ' ORDER BY position) FROM outbox_event
                         WHERE client_id = ?1 AND key = ?2 AND due_at <= now() AND attempts = 0
                        """, String.class)
                .setParameter(1, fixture.client)
                .setParameter(2, key)
                .getSingleResult());
    }

    private static void inTransaction(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(work));
    }
}
