package io.outdial.outbound.importing;

import java.util.List;

/** Where the rows of one request go. */
@FunctionalInterface
public interface RowSink {

    /**
     * Reads rows, without waiting for anything: it runs on a thread that is not of the event loop.
     *
     * @param rows those whose values could be read
     */
    PreparedRows prepare(List<FileRow> rows);
}
