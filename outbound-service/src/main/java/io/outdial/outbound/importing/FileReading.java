package io.outdial.outbound.importing;

import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one body, a step at a time: rows are read by a thread of their own, stored, and only then the next are asked
 * for. So whoever sends them waits for the database, and memory does not grow.
 */
final class FileReading {

    private record Prepared(Chunk chunk, PreparedRows rows) {}

    private final ChunkReader reader;
    private final Function<List<String>, RowSink> opening;
    private final BiFunction<Chunk, PreparedRows, Uni<Void>> storing;
    private final Supplier<Uni<byte[]>> pieces;
    private final Executor threads;

    private RowSink target;

    /**
     * @param opening gives the target of rows that have such columns
     * @param storing of a chunk, and of those of its rows that could be read
     * @param pieces of the body, null after its end
     */
    FileReading(
            ChunkReader reader,
            Function<List<String>, RowSink> opening,
            BiFunction<Chunk, PreparedRows, Uni<Void>> storing,
            Supplier<Uni<byte[]>> pieces,
            Executor threads) {
        this.reader = reader;
        this.opening = opening;
        this.storing = storing;
        this.pieces = pieces;
        this.threads = threads;
    }

    /** @return whether another step follows */
    Uni<Boolean> step() {
        return CallersContext.resume(Uni.createFrom().item(this::prepare).runSubscriptionOn(threads))
                .chain(prepared -> prepared == null
                        ? receive()
                        : storing.apply(prepared.chunk(), prepared.rows())
                                .replaceWith(!prepared.chunk().isLast()));
    }

    private Prepared prepare() {
        Chunk chunk = reader.next();
        if (chunk == null) {
            return null;
        }
        if (target == null) {
            target = opening.apply(chunk.format().columns());
        }
        return new Prepared(
                chunk,
                target.prepare(chunk.rows().stream().filter(FileRow::isReadable).toList()));
    }

    private Uni<Boolean> receive() {
        return pieces.get()
                .invoke(piece -> {
                    if (piece == null) {
                        reader.end();
                    } else {
                        reader.feed(piece);
                    }
                })
                .replaceWith(true);
    }
}
