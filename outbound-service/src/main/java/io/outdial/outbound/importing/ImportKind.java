package io.outdial.outbound.importing;

import io.outdial.platform.registry.Client;
import java.util.List;

/**
 * What the rows of a file are, and how they are stored. A bean that implements it is all that another kind of file
 * needs, besides the operation that creates its jobs by {@link ImportService#create}.
 */
public interface ImportKind {

    /** As jobs are marked with it; never changed. */
    String name();

    /**
     * Called once for each request that brings data, as soon as the columns are known.
     *
     * @param columns of CSV in their order, empty for NDJSON
     * @throws io.outdial.platform.failure.Failure.NotValid if rows cannot be read by such columns: then nothing is
     */
    RowSink open(Client client, ImportJob job, List<String> columns);
}
