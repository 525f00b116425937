package io.outdial.bench;

import java.util.List;
import java.util.Map;

/**
 * The result of a benchmark.
 *
 * @param ratios of the contender that is the key to the one that is the value
 * @param rows null for reads
 * @param findings measurements after the rounds
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
     * @param mayBeInFlight how many more are allowed: wrk ends without waiting for the last response of each connection
     */
    record Rows(long acknowledged, long found, long mayBeInFlight) {

        boolean areAllThere() {
            return acknowledged <= found && found <= acknowledged + mayBeInFlight;
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
