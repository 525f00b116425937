package io.outdial.bench.torture;

import java.util.concurrent.TimeUnit;

/** Waiting that an interruption ends, which stays to be seen by whoever goes on. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
