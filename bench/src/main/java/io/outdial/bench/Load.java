package io.outdial.bench;

/**
 * The extent of a benchmark.
 *
 * @param runs measured runs of each contender
 * @param seconds of one run
 * @param warmUpSeconds of each run before them that is not measured
 * @param connections of wrk to a service, and of pgbench to PostgreSQL
 */
record Load(int runs, int seconds, int warmUpSeconds, int connections) {

    /**
     * A contender is warm when two runs after another differ by less than a tenth; one that goes on to change is
     * measured all the same.
     */
    static final int MAX_WARM_UPS = 6;

    /** Threads of wrk and of pgbench. */
    int threads() {
        return Math.min(connections, Runtime.getRuntime().availableProcessors());
    }
}
