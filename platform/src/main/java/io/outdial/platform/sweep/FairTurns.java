package io.outdial.platform.sweep;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work that is done portion by portion, in turns, so that a large piece does not hold up the others. */
public final class FairTurns {

    private static final int PORTIONS_IN_A_TURN = 20;

    private FairTurns() {}

    /**
     * Gives each piece of work one turn. One that fails ends its own turn only.
     *
     * @param pieces found anew
     * @param portion does a portion of a piece, in a transaction of its own; whether there is more
     * @param onFailure told of each failure, also that to find the pieces
     */
    public static <T> Uni<Void> take(
            Uni<List<T>> pieces, Function<T, Uni<Boolean>> portion, Consumer<Throwable> onFailure) {
        return pieces.onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        piece -> turn(piece, portion).onFailure().recoverWithUni(failure -> report(failure, onFailure)))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> report(failure, onFailure));
    }

    private static <T> Uni<Void> turn(T piece, Function<T, Uni<Boolean>> portion) {
        AtomicInteger portions = new AtomicInteger();
        return Multi.createBy()
                .repeating()
                .uni(() -> portion.apply(piece))
                .whilst(isMore -> isMore && portions.incrementAndGet() < PORTIONS_IN_A_TURN)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> report(Throwable failure, Consumer<Throwable> onFailure) {
        onFailure.accept(failure);
        return Uni.createFrom().voidItem();
    }
}
