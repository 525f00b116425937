package io.outdial.platform.metric;

import java.time.Duration;
import java.util.stream.LongStream;

/** Up to where the times of a metric are counted together: at our goals, and around them. */
public final class Buckets {

    private Buckets() {}

    /** Of what somebody waits for: 5 ms of a decision, 50 ms of a notification, a second of nearly everything. */
    public static Duration[] ofAnswers() {
        return millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000);
    }

    /** Of what reaches another service: a second is the goal, five minutes the longest pause between two attempts. */
    public static Duration[] ofEvents() {
        return millis(50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000);
    }

    private static Duration[] millis(long... bounds) {
        return LongStream.of(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
