package io.outdial.local.imports;

import java.time.Duration;
import java.util.Optional;

/** Notices that a file does not get on, neither its bytes here nor its rows there: no connection says so by itself. */
final class StallWatch {

    private final Duration limit;

    private long sent;
    private long offset;
    private long movedAt = System.nanoTime();

    StallWatch(Duration limit) {
        this.limit = limit;
    }

    /**
     * @param seen nothing if the import could not be read
     * @throws TemporaryFailure if nothing has moved for too long, though it is the file's turn
     */
    void look(Optional<ImportStatus> seen, long sentByNow) {
        long offsetByNow = seen.map(ImportStatus::offset).orElse(offset);
        boolean waits = seen.map(ImportStatus::isQueued).orElse(false);
        if (sentByNow != sent || offsetByNow != offset || waits) {
            sent = sentByNow;
            offset = offsetByNow;
            movedAt = System.nanoTime();
        } else if (System.nanoTime() - movedAt > limit.toNanos()) {
            throw TemporaryFailure.cut("nothing has moved for " + limit.toSeconds() + " seconds", null);
        }
    }
}
