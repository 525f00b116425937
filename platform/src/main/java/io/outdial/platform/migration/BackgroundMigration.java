package io.outdial.platform.migration;

import io.smallrye.mutiny.Uni;

/**
 * Rewrites stored rows as the code of today would write them, where SQL alone cannot. A bean that implements this runs
 * in the background from the start of the service. Until it has finished, readers must understand old rows too.
 */
public interface BackgroundMigration {

    /** Unique. Replicas take turns by it. */
    String name();

    /** Migrations of a lower number have finished before this one begins. */
    default int order() {
        return 0;
    }

    /**
     * Migrates some rows in the transaction of the caller. If it is interrupted, all of it is rolled back and begun
     * again later; only one replica runs it at a time.
     *
     * @return how many rows; 0 if none is left
     */
    Uni<Integer> migrateSome();
}
