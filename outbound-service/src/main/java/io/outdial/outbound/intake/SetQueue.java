package io.outdial.outbound.intake;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets items that come at the same time go together, as a database commits groups: while sets are under way others
 * wait, and when one is back those that wait go as the next. Nothing waits for a timer, so an item that comes alone
 * goes at once, and owners take turns. However the carrying of a set ends, its place is free for the next.
 */
final class SetQueue<T> {

    private final WaitingLine<T> waiting;
    private final int maxInFlight;
    private final Function<WaitingLine<T>, List<T>> take;
    private final Function<List<T>, Uni<Void>> carry;
    private final BiConsumer<List<T>, Throwable> fail;

    private int inFlight;

    /**
     * @param waiting those that wait for their turn, none yet
     * @param take removes the next set from what waits, the first of it at least
     * @param carry carries a set
     * @param fail is told of a set that could not be carried to its end
     */
    SetQueue(
            WaitingLine<T> waiting,
            int maxInFlight,
            Function<WaitingLine<T>, List<T>> take,
            Function<List<T>, Uni<Void>> carry,
            BiConsumer<List<T>, Throwable> fail) {
        this.waiting = waiting;
        this.maxInFlight = maxInFlight;
        this.take = take;
        this.carry = carry;
        this.fail = fail;
    }

    /** @return false if too many wait already, of all or of this one's owner */
    boolean offer(T item) {
        synchronized (this) {
            if (!waiting.offer(item)) {
                return false;
            }
        }
        next();
        return true;
    }

    /** Takes what has been let in before. */
    void add(List<? extends T> items) {
        synchronized (this) {
            items.forEach(waiting::add);
        }
        next();
    }

    /** Takes out what waits no longer. */
    synchronized List<T> remove(Predicate<T> condition) {
        return waiting.removeIf(condition);
    }

    private void next() {
        for (List<T> set = begin(); !set.isEmpty(); set = begin()) {
            start(set);
        }
    }

    private void start(List<T> set) {
        Uni.createFrom()
                .deferred(() -> carry.apply(set))
                .onFailure()
                .invoke(failure -> fail.accept(set, failure))
                .onTermination()
                .invoke(this::ended)
                .subscribe()
                .with(done -> {}, failure -> {});
    }

    private synchronized List<T> begin() {
        if (inFlight == maxInFlight || waiting.isEmpty()) {
            return List.of();
        }
        List<T> set = take.apply(waiting);
        inFlight++;
        return set;
    }

    private void ended() {
        synchronized (this) {
            inFlight--;
        }
        next();
    }
}
