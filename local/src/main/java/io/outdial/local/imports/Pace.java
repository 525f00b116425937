package io.outdial.local.imports;

import java.time.Duration;
import java.util.Locale;

/**
 * How far an import is.
 *
 * @param done from 0 to 1
 * @param left until it is done; null where that is not known yet
 */
record Pace(double done, long rows, long rowsPerSecond, Duration left) {

    private static final int COLUMNS = 30;
    private static final int PERCENT = 100;
    private static final int MINUTE = 60;

    String bar() {
        int full = (int) (done * COLUMNS);
        return "[" + "#".repeat(full) + "-".repeat(COLUMNS - full) + "] " + text();
    }

    String text() {
        String speed = rowsPerSecond == 0 ? "" : String.format(Locale.ROOT, "  %,d rows/s", rowsPerSecond);
        return String.format(Locale.ROOT, "%3d %%  %,d rows", (int) (done * PERCENT), rows)
                + speed
                + (left == null ? "" : "  " + clock(left) + " left");
    }

    private static String clock(Duration time) {
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", time.toSeconds() / MINUTE, time.toSecondsPart());
    }
}
