package io.outdial.outbound.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Items that wait, each for its owner. Owners take turns, and the items of one come in their order, so that nobody
 * waits for all that somebody else has brought. Not safe for use by several threads.
 */
final class WaitingLine<T> {

    private final int places;
    private final Function<? super T, ?> owner;
    private final Map<Object, Deque<T>> waiting = new HashMap<>();

    /** Those of whom something waits, the next first. */
    private final Deque<Object> turns = new ArrayDeque<>();

    private int size;

    WaitingLine(int places, Function<? super T, ?> owner) {
        this.places = places;
        this.owner = owner;
    }

    /** @return false if the owner has its share of the places already */
    boolean offer(T item) {
        Deque<T> own = waiting.get(owner.apply(item));
        if (!ShareRule.admits(own == null ? 0 : own.size(), size, places)) {
            return false;
        }
        add(item);
        return true;
    }

    /** Takes what has been let in before. */
    void add(T item) {
        Object of = owner.apply(item);
        waiting.computeIfAbsent(of, first -> {
                    turns.addLast(of);
                    return new ArrayDeque<>();
                })
                .addLast(item);
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The next one, which stays. */
    T peek() {
        return waiting.get(turns.getFirst()).getFirst();
    }

    /** Takes the next one out; the turn is somebody else's then. */
    T remove() {
        Object of = turns.removeFirst();
        Deque<T> own = waiting.get(of);
        T item = own.removeFirst();
        size--;
        if (own.isEmpty()) {
            waiting.remove(of);
        } else {
            turns.addLast(of);
        }
        return item;
    }

    List<T> removeIf(Predicate<T> condition) {
        List<T> removed = new ArrayList<>();
        for (Iterator<Map.Entry<Object, Deque<T>>> owners = waiting.entrySet().iterator(); owners.hasNext(); ) {
            Map.Entry<Object, Deque<T>> own = owners.next();
            own.getValue().removeIf(item -> condition.test(item) && removed.add(item));
            if (own.getValue().isEmpty()) {
                owners.remove();
                turns.remove(own.getKey());
            }
        }
        size -= removed.size();
        return removed;
    }
}
