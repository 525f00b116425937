package io.outdial.outbound.login;

import java.time.Duration;

/**
 * How long the next try has to wait after so many failures: nothing at first, then a pause that doubles up to a limit.
 * It always ends, so that nobody is locked out by the failures of others.
 *
 * @param free how many failures cost nothing
 */
record PauseRule(int free, Duration first, Duration longest) {

    /** Far beyond any pause, and far from overflowing. */
    private static final int MAX_DOUBLINGS = 30;

    Duration after(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration pause = first.multipliedBy(1L << Math.min(failures - free, MAX_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
