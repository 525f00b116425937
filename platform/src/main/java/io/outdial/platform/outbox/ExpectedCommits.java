package io.outdial.platform.outbox;

import io.vertx.core.Vertx;

/**
 * Looks for what is committed in a moment, or was a moment ago: soon after a statement has written an event, and a few
 * times more at growing distances. Nobody is notified of the commit, since transactions that notify are committed one
 * at a time. Used on one event loop only.
 */
final class ExpectedCommits {

    private final Vertx vertx;
    private final Runnable look;
    private final long firstMillis;
    private final long lastMillis;
    private long timer;
    private long after;
    private boolean looking;

    /**
     * @param firstMillis after which it looks at first, and as often as that while something is expected all the time
     * @param lastMillis the longest distance of two looks
     */
    ExpectedCommits(Vertx vertx, Runnable look, long firstMillis, long lastMillis) {
        this.vertx = vertx;
        this.look = look;
        this.firstMillis = firstMillis;
        this.lastMillis = lastMillis;
    }

    void expect() {
        if (!looking || after > firstMillis) {
            if (looking) {
                vertx.cancelTimer(timer);
            }
            lookAfter(firstMillis);
        }
    }

    private void lookAfter(long millis) {
        looking = millis <= lastMillis;
        if (looking) {
            after = millis;
            timer = vertx.setTimer(millis, done -> {
                look.run();
                lookAfter(2 * millis);
            });
        }
    }
}
