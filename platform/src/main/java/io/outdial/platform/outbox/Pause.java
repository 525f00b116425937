package io.outdial.platform.outbox;

import io.vertx.core.Vertx;

/** A time in which something is not done. At its end it is, whether somebody has asked for it or not. */
final class Pause {

    private final Vertx vertx;
    private final Runnable atItsEnd;
    private boolean lasts;

    Pause(Vertx vertx, Runnable atItsEnd) {
        this.vertx = vertx;
        this.atItsEnd = atItsEnd;
    }

    /** One that has begun already stays as it is. Used on one event loop only. */
    void begin(long millis) {
        if (!lasts) {
            lasts = true;
            vertx.setTimer(millis, timer -> {
                lasts = false;
                atItsEnd.run();
            });
        }
    }

    boolean lasts() {
        return lasts;
    }
}
