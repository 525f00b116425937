package io.outdial.outbound.importing;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Rows that have been read and can be stored. */
@FunctionalInterface
public interface PreparedRows {

    /**
     * Stores them in the transaction that also keeps how far the file has been read. It may be called again if the
     * transaction had to be rolled back.
     *
     * @return a result for each row, in their order
     */
    Uni<List<RowResult>> store(SqlCarrier transaction);

    /** Called after the last rows of a file have been stored, in their transaction. */
    default Uni<Void> complete(SqlCarrier transaction) {
        return Uni.createFrom().voidItem();
    }
}
