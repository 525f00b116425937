package io.outdial.bench;

import java.util.Locale;

/**
 * What came of one run of one contender.
 *
 * @param stored operations that were acknowledged as stored
 * @param errors operations that failed or were answered with anything else
 * @param firstError the first of them, empty where there is none
 * @param seconds how long the run took
 */
record Run(long stored, long errors, String firstError, double seconds, double p50Millis, double p99Millis) {

    double perSecond() {
        return stored / seconds;
    }

    /** How it is shown while it is one of several. */
    String line(int number, int of, String title) {
        return String.format(
                Locale.ROOT,
                "  run %d/%d   %-42s %,9.0f/s  p50 %6.2f ms  p99 %7.2f ms",
                number,
                of,
                title,
                perSecond(),
                p50Millis,
                p99Millis);
    }

    /** Whether the two rates differ by less than a tenth of this one. */
    boolean isCloseTo(Run other) {
        return Math.abs(other.perSecond() - perSecond()) < perSecond() / 10;
    }
}
