package io.outdial.platform.outbox;

import io.vertx.core.Vertx;

/**
 * Looks for what is committed in a moment, or was a moment ago: soon after a statement has written an event, and a few
 * times more at growing distances. Nobody is notified of the commit, since transactions that notify are committed one
 * at a time. Used on one event loop only.
 */
final class ExpectedCommits {

    private static final long FIRST_MILLIS = 20;
    private static final long LAST_MILLIS = 320;

    private final Vertx vertx;
    private final Runnable look;
    private long timer;
    private long after;
    private boolean looking;

    ExpectedCommits(Vertx vertx, Runnable look) {
        this.vertx = vertx;
        this.look = look;
    }

    void expect() {
        if (!looking || after > FIRST_MILLIS) {
            vertx.cancelTimer(timer);
            lookAfter(FIRST_MILLIS);
        }
    }

    private void lookAfter(long millis) {
        looking = millis <= LAST_MILLIS;
        if (looking) {
            after = millis;
            timer = vertx.setTimer(millis, done -> {
                look.run();
                lookAfter(2 * millis);
            });
        }
    }
}
