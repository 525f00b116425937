package io.outdial.platform.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: doubled each time, up to a maximum, a quarter more or less at random so that
 * retries after an outage do not come all at once.
 */
public record BackOff(Duration min, Duration max) {

    private static final int MAX_DOUBLINGS = 30;
    private static final double LEAST = 0.75;
    private static final double SPREAD = 0.5;

    /** @param attempts made so far, at least 1 */
    public Duration after(int attempts, RandomGenerator random) {
        long doubled = min.toMillis() << Math.min(attempts - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, max.toMillis());
        return Duration.ofMillis(Math.round(bounded * (LEAST + SPREAD * random.nextDouble())));
    }
}
