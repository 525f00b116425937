package io.outdial.bench;

import java.util.Locale;

/**
 * A measurement other than a rate.
 *
 * @param name what, in a line
 * @param unit of the spread and the goal
 * @param spread over the runs
 * @param goal that the median should stay under; null where there is none
 * @param errors operations that failed on the way
 * @param firstError the first of them, empty if there is none
 */
record Finding(String name, String unit, Spread spread, Double goal, long errors, String firstError) {

    static final String MILLIS = "ms";
    static final String TIMES = "times";
    static final String BYTES = "bytes";

    /** Null if there is no goal. */
    Boolean isMet() {
        return goal == null ? null : spread.median() < goal;
    }

    String line() {
        String met = goal == null
                ? ""
                : String.format(Locale.ROOT, ", goal < %s %s: %s", number(goal), unit, isMet() ? "met" : "MISSED");
        String failed = errors == 0 ? "" : ", " + errors + " errors, such as " + firstError;
        return String.format(
                Locale.ROOT,
                "%s: %s %s (%s - %s)%s%s",
                name,
                number(spread.median()),
                unit,
                number(spread.min()),
                number(spread.max()),
                met,
                failed);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 1_000 ? "%.2f" : "%,.0f", value);
    }
}
