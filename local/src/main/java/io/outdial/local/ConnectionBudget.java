package io.outdial.local;

/**
 * How many connections to PostgreSQL each process of a service may have, so that all together never need more than the
 * server takes: a service that is refused one answers 503 under load, which nobody would connect with replicas.
 */
final class ConnectionBudget {

    /** As many as a service has by itself; more would only wait for the same cores. */
    static final int MAX_POOL = 20;

    /** With fewer, requests wait for each other's connections. */
    static final int MIN_POOL = 5;

    /** Of a process beside its pool: one that listens, and three for migrations. */
    private static final int BESIDE_THE_POOL = 4;

    /** For psql, a backup, a benchmark's baseline. */
    private static final int KEPT_FREE = 12;

    private ConnectionBudget() {}

    /**
     * The size of each process's pool.
     *
     * @param free connections that the server would still take
     * @param replicas of each service; one of each gets the usual pool without being asked, since a pool only grows
     *     under load
     * @throws LocalFailure if they do not fit
     */
    static int poolSize(int free, int replicas) {
        if (replicas == 1) {
            return MAX_POOL;
        }
        int processes = OutdialService.values().length * replicas;
        int size = (free - KEPT_FREE) / processes - BESIDE_THE_POOL;
        if (size < MIN_POOL) {
            throw new LocalFailure(
                    "%d replicas of each service need %d connections, and PostgreSQL has %d free; choose fewer, or raise its max_connections"
                            .formatted(replicas, processes * (MIN_POOL + BESIDE_THE_POOL) + KEPT_FREE, free));
        }
        return Math.min(size, MAX_POOL);
    }
}
