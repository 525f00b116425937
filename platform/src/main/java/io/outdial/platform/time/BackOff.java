package io.outdial.platform.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: doubled each time, up to the longest, a quarter more or less at random so
 * that the events of an outage do not all come back at once.
 */
public record BackOff(Duration shortest, Duration longest) {

    private static final int ENOUGH_DOUBLINGS = 30;
    private static final double LEAST = 0.75;
    private static final double SPREAD = 0.5;

    /** @param attempts made so far, at least 1 */
    public Duration after(int attempts, RandomGenerator random) {
        long doubled = shortest.toMillis() << Math.min(attempts - 1, ENOUGH_DOUBLINGS);
        long bounded = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (LEAST + SPREAD * random.nextDouble())));
    }
}
