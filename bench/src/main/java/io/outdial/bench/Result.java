package io.outdial.bench;

import java.util.List;
import java.util.Map;

/**
 * What came of a benchmark.
 *
 * @param ratios of the contender that is the key to the one that is the value
 * @param rows null where the work is only reading
 * @param findings what was measured after the rounds
 */
record Result(
        String name,
        String title,
        List<Series> series,
        List<Map.Entry<String, String>> ratios,
        Rows rows,
        List<Finding> findings) {

    /**
     * Whether every acknowledged operation is in the table.
     *
     * @param acknowledged as stored, warm-up included
     * @param found rows that the table has more than before
     * @param mayBeUnderWay how many more there may be: wrk ends without waiting for the last answer of each connection
     */
    record Rows(long acknowledged, long found, long mayBeUnderWay) {

        boolean areAllThere() {
            return acknowledged <= found && found <= acknowledged + mayBeUnderWay;
        }
    }

    Series series(String contender) {
        return series.stream()
                .filter(one -> one.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    long errors() {
        return series.stream().mapToLong(Series::errors).sum();
    }

    boolean isGood() {
        return errors() == 0
                && (rows == null || rows.areAllThere())
                && findings.stream().allMatch(finding -> finding.errors() == 0);
    }
}
