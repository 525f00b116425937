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
 * halving the chunk, so that one row never spoils the others; the halves are chunks of their own (ADR 54).
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
                .onFailure(failure -> chunk.isDivisible()
                        && FailureMapping.refusedState(failure).isPresent())
                .recoverWithUni(failure ->
                        storeDivided(chunk, FailureMapping.refusedState(failure).orElseThrow()));
    }

    private Uni<Void> storeDivided(Chunk chunk, String state) {
        return Multi.createFrom()
                .iterable(chunk.divided("The row cannot be stored (SQLSTATE " + state + ")"))
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
