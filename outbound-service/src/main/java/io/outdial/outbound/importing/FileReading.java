package io.outdial.outbound.importing;

import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one body, a step at a time: rows are read by a thread of their own, stored, and only then the next are asked
 * for. So whoever sends them waits for the database, and memory does not grow. What the database refuses is found by
 * halving the chunk, so that one row never spoils the others; the halves are chunks of their own (ADR 54). So are those
 * of a chunk that takes PostgreSQL too long.
 */
final class FileReading {

    /** That so few take too long has another reason than their number. */
    private static final int MIN_ROWS_AT_ONCE = 100;

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
        return onThread(this::prepareNext)
                .chain(prepared -> prepared == null
                        ? receive()
                        : store(prepared).replaceWith(!prepared.chunk().isLast()));
    }

    private <T> Uni<T> onThread(Supplier<T> work) {
        return CallersContext.resume(Uni.createFrom().item(work).runSubscriptionOn(threads));
    }

    private Prepared prepareNext() {
        Chunk chunk = reader.next();
        if (chunk == null) {
            return null;
        }
        if (target == null) {
            target = opening.apply(chunk.format().columns());
        }
        return prepare(chunk);
    }

    private Prepared prepare(Chunk chunk) {
        return new Prepared(
                chunk,
                target.prepare(chunk.rows().stream().filter(FileRow::isReadable).toList()));
    }

    private Uni<Void> store(Prepared prepared) {
        Chunk chunk = prepared.chunk();
        return storing.apply(chunk, prepared.rows())
                .onFailure(failure -> !partsToTry(chunk, failure).isEmpty())
                .recoverWithUni(failure -> store(partsToTry(chunk, failure)));
    }

    /** What may be stored where the whole was not; empty where nothing may. */
    private static List<Chunk> partsToTry(Chunk chunk, Throwable failure) {
        String refused = FailureMapping.refusedState(failure).orElse(null);
        if (refused != null && chunk.isDivisible()) {
            return chunk.divided("The row cannot be stored (SQLSTATE " + refused + ")");
        }
        return FailureMapping.isOverdue(failure) && chunk.rows().size() > MIN_ROWS_AT_ONCE ? chunk.halves() : List.of();
    }

    private Uni<Void> store(List<Chunk> parts) {
        return Multi.createFrom()
                .iterable(parts)
                .onItem()
                .transformToUniAndConcatenate(
                        part -> onThread(() -> prepare(part)).chain(this::store))
                .onItem()
                .ignoreAsUni();
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
