package io.outdial.bench;

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

    /** Whether the two rates differ by less than a tenth of this one. */
    boolean isCloseTo(Run other) {
        return Math.abs(other.perSecond() - perSecond()) < perSecond() / 10;
    }
}
