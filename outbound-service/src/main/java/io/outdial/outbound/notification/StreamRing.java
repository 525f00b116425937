package io.outdial.outbound.notification;

import io.outdial.platform.signal.SignalReceiver;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells the other replicas which streams have moved, so that they look at once instead of within a second; nothing else
 * depends on it but that a session taken over is left at once. PostgreSQL lets transactions that notify commit one
 * after the other, so the ring is a statement of its own, outside of any change, and no more than one is under way:
 * what moves meanwhile goes with the next.
 */
@Singleton
public final class StreamRing implements SignalReceiver {

    static final String CHANNEL = "notification";

    private static final Logger LOG = Logger.getLogger(StreamRing.class);

    private final RingRepository database;
    private final StreamReader reader;
    private final UserSessions sessions;
    private final SessionJournal journal;
    private final UUID replica;

    private final Set<String> waiting = new TreeSet<>();
    private boolean inFlight;

    public StreamRing(
            RingRepository database,
            StreamReader reader,
            UserSessions sessions,
            SessionJournal journal,
            Replica replica) {
        this.database = database;
        this.reader = reader;
        this.sessions = sessions;
        this.journal = journal;
        this.replica = replica.id();
    }

    /** Their streams have moved. */
    public void moved(Collection<Subscriber> users) {
        ring(users.stream().map(RingPayload::entry).toList());
    }

    /** This replica has taken the session over; whoever holds it should leave it. */
    public void tookOver(String session) {
        ring(List.of(RingPayload.entry(session)));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Uni<Void> onListening() {
        return journal.compare().invoke(reader::readAll);
    }

    @Override
    public void onNotification(String payload) {
        RingPayload ring = RingPayload.read(payload);
        if (ring.from().equals(replica)) {
            return;
        }
        sessions.leave(ring.sessions());
        if (ring.isTooMany()) {
            reader.readAll();
        } else {
            reader.read(ring.users());
        }
    }

    private void ring(Collection<String> entries) {
        synchronized (this) {
            waiting.addAll(entries);
        }
        next();
    }

    private void next() {
        String payload;
        synchronized (this) {
            if (inFlight || waiting.isEmpty()) {
                return;
            }
            inFlight = true;
            payload = RingPayload.write(replica, waiting);
            waiting.clear();
        }
        database.ring(CHANNEL, payload)
                .onTermination()
                .invoke(this::ended)
                .subscribe()
                .with(done -> next(), failure -> LOG.debugf("Other replicas look later: %s", failure.toString()));
    }

    private synchronized void ended() {
        inFlight = false;
    }
}
