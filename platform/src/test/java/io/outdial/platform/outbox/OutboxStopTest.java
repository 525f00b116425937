package io.outdial.platform.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A relay that is stopped leaves nothing behind that others could not go on with. */
class OutboxStopTest extends RelaysOfATest {

    @Test
    void whenItIsToldToStopItEndsWhatItBeganAndBeginsNothing() {
        database.write("under way", 0, 2);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        AtomicInteger begun = new AtomicInteger();
        OutboxRelay relay = run(database.relay(event -> {
            begun.incrementAndGet();
            return Uni.createFrom().completionStage(answer);
        }));
        await().until(() -> begun.get() == 1);
        CompletableFuture<Void> stopped = relay.stop();
        assertFalse(stopped.isDone());
        answer.complete(null);
        stopped.join();
        assertEquals(1, begun.get());
        assertEquals(1, database.waiting());
    }

    /** Another replica has it at once, and need not wait for the lease to end. */
    @Test
    void whatItClaimsWhileItIsStoppedIsGivenBack() {
        database.write("claimed late", 0, 1);
        AtomicInteger begun = new AtomicInteger();
        SqlConnection holder = database.pool().getConnectionAndAwait();
        Transaction transaction = holder.beginAndAwait();
        holder.query("LOCK TABLE outbox_event").executeAndAwait();
        OutboxRelay relay = run(database.relay(event -> {
            begun.incrementAndGet();
            return Uni.createFrom().voidItem();
        }));
        await().until(() -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
        CompletableFuture<Void> stopped = relay.stop();
        transaction.commitAndAwait();
        holder.closeAndAwait();
        stopped.join();
        assertEquals(0, begun.get());
        assertEquals(1, database.number("SELECT count(*) FROM outbox_event WHERE attempts = 0 AND due_at <= now()"));
    }
}
