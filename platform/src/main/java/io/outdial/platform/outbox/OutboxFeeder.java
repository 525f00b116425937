package io.outdial.platform.outbox;

import io.outdial.platform.outbox.OutboxFeed.Filled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Asks a feed for events as often as it pays: what is noted within a tenth of a second is told together. Its fields are
 * used on one event loop only.
 */
final class OutboxFeeder {

    private static final Logger LOG = Logger.getLogger(OutboxFeeder.class);
    private static final long FIRST_MILLIS = 100;
    private static final long LAST_MILLIS = 800;
    private static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(10);

    private final Context loop;
    private final OutboxFeed feed;
    private final Runnable written;
    private final ExpectedCommits commits;

    private boolean stopped;
    private boolean filling;
    private boolean askAgain;
    private boolean lateAgain;

    /** @param written is run when there are new events */
    OutboxFeeder(Vertx vertx, OutboxFeed feed, Runnable written) {
        this.loop = vertx.getOrCreateContext();
        this.feed = feed;
        this.written = written;
        this.commits = new ExpectedCommits(vertx, () -> fill(false), FIRST_MILLIS, LAST_MILLIS);
    }

    /** Something is noted that will be committed soon. */
    void expect() {
        loop.runOnContext(nothing -> commits.expect());
    }

    /** Whatever was missed, or noted by a replica that is gone. */
    void look() {
        loop.runOnContext(nothing -> fill(true));
    }

    /** What is noted from now on is told by other replicas, or after the next start. */
    void stop() {
        loop.runOnContext(nothing -> stopped = true);
    }

    private void fill(boolean late) {
        if (stopped) {
            return;
        }
        if (filling) {
            askAgain = true;
            lateAgain |= late;
            return;
        }
        filling = true;
        askAgain = false;
        lateAgain = false;
        Uni.createFrom()
                .deferred(() -> feed.fill(late))
                .ifNoItem()
                .after(DATABASE_TIMEOUT)
                .fail()
                .emitOn(task -> loop.runOnContext(nothing -> task.run()))
                .subscribe()
                .with(filled -> filled(filled, late), failure -> {
                    filling = false;
                    LOG.warnf("What is noted cannot be told yet: %s", failure.toString());
                });
    }

    private void filled(Filled filled, boolean late) {
        filling = false;
        if (filled != Filled.NOTHING) {
            written.run();
        }
        if (askAgain || filled == Filled.PART) {
            fill(late || lateAgain);
        }
    }
}
