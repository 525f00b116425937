package io.outdial.bench;

/**
 * How hard and how long.
 *
 * @param runs          measured runs of each contender
 * @param seconds       of one run
 * @param warmUpSeconds of the run before them that is not measured
 * @param connections   of wrk to a service, and of pgbench to PostgreSQL
 */
record Load(int runs, int seconds, int warmUpSeconds, int connections) {

    /** Threads of wrk and of pgbench. */
    int threads() {
        return Math.min(connections, Runtime.getRuntime().availableProcessors());
    }
}
