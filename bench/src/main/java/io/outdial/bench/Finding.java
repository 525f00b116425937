package io.outdial.bench;

import java.util.Locale;

/**
 * A measurement other than a rate.
 *
 * @param name what, in a line
 * @param spread over the runs, in milliseconds
 * @param goal milliseconds that the median should stay under; null for a baseline
 * @param errors operations that failed on the way
 * @param firstError the first of them, empty if there is none
 */
record Finding(String name, Spread spread, Double goal, long errors, String firstError) {

    /** Null if there is no goal. */
    Boolean isMet() {
        return goal == null ? null : spread.median() < goal;
    }

    String line() {
        String met = goal == null
                ? ""
                : String.format(Locale.ROOT, ", goal < %.0f ms: %s", goal, isMet() ? "met" : "MISSED");
        String failed = errors == 0 ? "" : ", " + errors + " errors, such as " + firstError;
        return String.format(
                Locale.ROOT,
                "%s: %.2f ms (%.2f - %.2f)%s%s",
                name,
                spread.median(),
                spread.min(),
                spread.max(),
                met,
                failed);
    }
}
