package io.outdial.platform.migration;

import io.smallrye.mutiny.Uni;

/**
 * Brings stored rows over to what the code of today would write, where SQL alone cannot say what that is. A bean that
 * implements this is run beside the service from its start on; until it is through, whoever reads the rows has to
 * understand the old ones too.
 */
public interface BackgroundMigration {

    /** Of the migration; no two have the same. Replicas take turns by it. */
    String name();

    /** Migrations of a lower number are through before this one begins. */
    default int order() {
        return 0;
    }

    /**
     * Brings some rows over, in the transaction there is. Interrupted anywhere, it is undone as a whole and begun again
     * later; of all replicas only one is in here.
     *
     * @return how many rows; 0 if none is left
     */
    Uni<Integer> migrateSome();
}
