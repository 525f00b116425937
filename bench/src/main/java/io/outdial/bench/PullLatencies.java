package io.outdial.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the latency of a pull depends on the length of its list. */
final class PullLatencies {

    private static final double GOAL = 1.3;

    private final Map<Integer, Spread> p99Millis = new TreeMap<>();

    /** What a list of this length takes, compared with each that was measured before. */
    List<Finding> compared(int records, Spread p99) {
        List<Finding> findings = p99Millis.entrySet().stream()
                .map(other -> new Finding(
                        String.format(Locale.ROOT, "p99 with %,d records : with %,d", records, other.getKey()),
                        Finding.TIMES,
                        p99.dividedBy(other.getValue().median()),
                        GOAL,
                        0,
                        ""))
                .toList();
        p99Millis.put(records, p99);
        return findings;
    }
}
