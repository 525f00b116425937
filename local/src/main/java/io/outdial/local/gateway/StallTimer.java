package io.outdial.local.gateway;

import io.vertx.core.Vertx;

/** Reports when nothing has happened for a while. Restarting costs no more than reading the time. */
final class StallTimer {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final long millis;
    private final Runnable stalled;

    private long lastNanos;
    private long timer = NONE;

    StallTimer(Vertx vertx, long millis, Runnable stalled) {
        this.vertx = vertx;
        this.millis = millis;
        this.stalled = stalled;
    }

    void start() {
        restart();
        timer = vertx.setTimer(millis, due -> check());
    }

    void restart() {
        lastNanos = System.nanoTime();
    }

    void stop() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    private void check() {
        long left = millis - (System.nanoTime() - lastNanos) / 1_000_000;
        if (left > 0) {
            timer = vertx.setTimer(left, due -> check());
            return;
        }
        timer = vertx.setTimer(millis, due -> check());
        stalled.run();
    }
}
