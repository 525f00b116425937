package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Gives sessions what they lack, from the database. At most one statement is under way, for all users that were asked
 * for meanwhile the next one.
 */
@Singleton
public final class StreamReader {

    private static final Logger LOG = Logger.getLogger(StreamReader.class);

    private final UserSessions sessions;
    private final Function<Map<Subscriber, Long>, Uni<List<StreamEvent>>> store;

    private final Set<Subscriber> wanted = new HashSet<>();
    private boolean everybody;
    private boolean inFlight;
    private volatile boolean isFailing;

    @Inject
    public StreamReader(UserSessions sessions, NotificationRepository events) {
        this(sessions, events::readAfter);
    }

    /** @param store reads the events after given numbers */
    public StreamReader(UserSessions sessions, Function<Map<Subscriber, Long>, Uni<List<StreamEvent>>> store) {
        this.sessions = sessions;
        this.store = store;
    }

    /** There may be events that the sessions of these users lack. */
    public void read(Collection<Subscriber> users) {
        synchronized (this) {
            wanted.addAll(users);
        }
        next();
    }

    /** There may be events that any session lacks. */
    public void readAll() {
        synchronized (this) {
            everybody = true;
        }
        next();
    }

    /** Gives the sessions of one user what they lack; completes when they have it. */
    public Uni<Void> catchUp(Subscriber user) {
        return Uni.createFrom().deferred(() -> {
            Map<Subscriber, Long> positions = sessions.positions(Set.of(user));
            return positions.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : store.apply(positions).invoke(this::deliver).replaceWithVoid();
        });
    }

    private void next() {
        Map<Subscriber, Long> positions;
        synchronized (this) {
            if (inFlight) {
                return;
            }
            positions = sessions.positions(everybody ? sessions.users() : Set.copyOf(wanted));
            everybody = false;
            wanted.clear();
            inFlight = !positions.isEmpty();
        }
        if (!positions.isEmpty()) {
            Uni.createFrom()
                    .deferred(() -> store.apply(positions))
                    .invoke(this::deliver)
                    .onTermination()
                    .invoke(this::ended)
                    .subscribe()
                    .with(
                            events -> {
                                isFailing = false;
                                next();
                            },
                            this::failed);
        }
    }

    /** The next look finds what could not be read; a database that is away is reported once. */
    private void failed(Throwable failure) {
        LOG.logf(
                isFailing ? Logger.Level.DEBUG : Logger.Level.WARN,
                "Notifications cannot be read now: %s",
                failure.toString());
        isFailing = true;
    }

    private void deliver(List<StreamEvent> events) {
        Set<Subscriber> behind = new HashSet<>();
        for (StreamEvent event : events) {
            if (sessions.deliver(event).isAhead()) {
                behind.add(event.user());
            }
        }
        synchronized (this) {
            wanted.addAll(behind);
            everybody |= events.size() >= NotificationRepository.MAX_READ;
        }
    }

    private synchronized void ended() {
        inFlight = false;
    }
}
