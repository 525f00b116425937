package io.outdial.platform.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How the relay's statements are run: with an end, on its event loop, and those that settle something until they are.
 */
final class OutboxStatements {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

    private final Context loop;
    private final Duration lease;
    private volatile boolean stopped;

    OutboxStatements(Context loop, Duration lease) {
        this.loop = loop;
        this.lease = lease;
    }

    <T> Uni<T> once(Uni<T> statement) {
        return statement.ifNoItem().after(TIMEOUT).fail();
    }

    /**
     * Again while the database is away, until a lease is over: else what was claimed before an outage would wait for
     * that, though the database is back.
     *
     * @param statement does nothing more if it is run twice, or by whoever has no lease any more
     */
    Uni<Void> untilDone(Supplier<Uni<Void>> statement) {
        return Uni.createFrom()
                .deferred(() -> once(statement.get()))
                .runSubscriptionOn(task -> loop.runOnContext(nothing -> task.run()))
                .onFailure(failure -> !stopped)
                .retry()
                .withBackOff(MIN_PAUSE, MAX_PAUSE)
                .expireIn(lease.toMillis());
    }

    /** Nothing is tried again. */
    void stop() {
        stopped = true;
    }
}
