package io.outdial.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How what something costs depends on how much there is. */
final class Growth {

    private static final double GOAL = 1.3;

    private final String what;
    private final Map<Integer, Spread> costs = new TreeMap<>();

    /** @param what such as the 99th percentile of a request's latency */
    Growth(String what) {
        this.what = what;
    }

    /**
     * What it costs with so many records, compared with each number that was measured before.
     *
     * @param cost the less the better
     */
    List<Finding> compared(int records, Spread cost) {
        List<Finding> findings = costs.entrySet().stream()
                .map(other -> new Finding(
                        String.format(Locale.ROOT, "%s with %,d records : with %,d", what, records, other.getKey()),
                        Finding.TIMES,
                        cost.dividedBy(other.getValue().median()),
                        GOAL,
                        0,
                        ""))
                .toList();
        costs.put(records, cost);
        return findings;
    }
}
