package io.outdial.outbound.notification;

import io.outdial.outbound.notification.SessionStore.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes down how far the sessions of this replica have come, all of them in one statement. */
@Singleton
public final class SessionJournal {

    private final UserSessions sessions;
    private final SessionStore store;
    private final AtomicBoolean inFlight = new AtomicBoolean();

    public SessionJournal(UserSessions sessions, SessionStore store) {
        this.sessions = sessions;
        this.store = store;
    }

    /** Does nothing while it is under way. */
    public Uni<Void> write() {
        return inFlight.compareAndSet(false, true)
                ? Uni.createFrom().deferred(this::writeAll).onTermination().invoke(() -> inFlight.set(false))
                : Uni.createFrom().voidItem();
    }

    /** Leaves the sessions that another replica has taken over. */
    public Uni<Void> compare() {
        Set<String> stored = sessions.stored();
        return stored.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.held(stored)
                        .invoke(held -> sessions.leave(
                                stored.stream().filter(id -> !held.contains(id)).toList()))
                        .replaceWithVoid();
    }

    private Uni<Void> writeAll() {
        List<Progress> unsaved = sessions.unsaved();
        Set<String> ended = sessions.ended();
        Uni<Void> removed = ended.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.remove(ended).invoke(() -> sessions.removed(ended));
        return unsaved.isEmpty()
                ? removed
                : removed.chain(() -> store.save(unsaved))
                        .invoke(held -> sessions.saved(unsaved, held))
                        .replaceWithVoid();
    }
}
