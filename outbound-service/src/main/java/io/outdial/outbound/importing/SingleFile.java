package io.outdial.outbound.importing;

import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Lets one piece of work through at a time, in the order in which they come. Those that wait hold nothing. */
final class SingleFile {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isBusy;

    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        Uni<Void> turn = Uni.createFrom().emitter(emitter -> enter(() -> emitter.complete(null)));
        return CallersContext.resume(turn)
                .chain(() ->
                        Uni.createFrom().deferred(work::get).onTermination().invoke(this::leave));
    }

    private void enter(Runnable entry) {
        synchronized (this) {
            if (isBusy) {
                waiting.addLast(entry);
                return;
            }
            isBusy = true;
        }
        entry.run();
    }

    private void leave() {
        Runnable next;
        synchronized (this) {
            next = waiting.pollFirst();
            isBusy = next != null;
        }
        if (next != null) {
            next.run();
        }
    }
}
