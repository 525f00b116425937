package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.SessionStore.Opened;
import io.outdial.outbound.notification.SessionStore.Progress;
import io.outdial.outbound.notification.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cometd.bayeux.server.ServerMessage;

/**
 * How far a session has come in its user's stream: what it was given, what its client has confirmed, and what it waits
 * for. Not safe for threads: its session's lock guards it.
 */
final class StreamPlace {

    /** How long a new session that goes on for another one waits for the other one's subscriptions. */
    private static final long MAX_WAIT_NANOS = 2_000_000_000L;

    private enum Phase {
        /** It is not stored yet, so it has no place. */
        NEW,
        /** It has a place, and waits for subscriptions before it goes on. */
        WAITING,
        READY
    }

    /** What replies carried that may not have arrived. */
    private final List<ServerMessage> unconfirmed = new ArrayList<>();

    private Phase phase = Phase.NEW;
    private Set<String> awaited = Set.of();
    private long waitsUntil;

    /** Every event up to here is queued, was sent, or is none of its subscriptions. */
    private long taken;
    /** How far its client may say to have come, without having been sent so much here. */
    private long claimable;

    private long confirmedByClient;
    private boolean couldBeHeld;

    private long seenNanos;
    private long savedAcked;
    private long savedNanos;

    /** From here on the session has a place. */
    void begin(Opened from, Set<String> subscriptions, long now) {
        taken = from.acked();
        claimable = from.last();
        confirmedByClient = from.acked();
        savedAcked = from.acked();
        seenNanos = now;
        savedNanos = now;
        awaited = from.subscriptions();
        waitsUntil = now + MAX_WAIT_NANOS;
        phase = from.acked() >= from.last() || subscriptions.containsAll(awaited) ? Phase.READY : Phase.WAITING;
    }

    boolean hasBegun() {
        return phase != Phase.NEW;
    }

    boolean isReady() {
        return phase == Phase.READY;
    }

    boolean isWaiting() {
        return phase == Phase.WAITING;
    }

    /** @return whether it waited, and waits no longer: all it waited for is subscribed to, or the time is over */
    boolean endWaiting(Set<String> subscriptions, long now) {
        if (!isWaiting() || !(subscriptions.containsAll(awaited) || now - waitsUntil >= 0)) {
            return false;
        }
        phase = Phase.READY;
        return true;
    }

    long taken() {
        return taken;
    }

    /** @return whether it is the turn of this event; false if the session has it already, or lacks some before it */
    boolean take(StreamEvent event) {
        if (!isReady() || event.n() <= taken || lacksEventsBefore(event)) {
            return false;
        }
        taken = event.n();
        return true;
    }

    boolean lacksEventsBefore(StreamEvent event) {
        return isReady() && taken < event.previous();
    }

    /** How many messages may not have arrived. */
    int unconfirmed() {
        return unconfirmed.size();
    }

    /** A reply carries these. */
    void sent(List<ServerMessage> messages) {
        unconfirmed.addAll(messages);
        claimable = Math.max(claimable, taken);
    }

    /**
     * A reply with these could not be written.
     *
     * @return those of them that have to be sent again
     */
    List<ServerMessage> unsent(List<ServerMessage> messages) {
        List<ServerMessage> again =
                messages.stream().filter(unconfirmed::contains).toList();
        unconfirmed.removeAll(again);
        return again;
    }

    /**
     * The client says up to which event everything has arrived. It may have come further with the replica that held it
     * before than was noted.
     *
     * @return the messages to be sent again
     */
    List<ServerMessage> confirm(long event) {
        confirmedByClient = Math.max(confirmedByClient, Math.min(event, claimable));
        taken = Math.max(taken, confirmedByClient);
        unconfirmed.removeIf(message -> StreamMessage.event(message) <= confirmedByClient);
        return takeUnconfirmed();
    }

    long confirmedByClient() {
        return confirmedByClient;
    }

    /**
     * The client sends a connect, and says nothing of what has arrived.
     *
     * @param wantsAnswerAtOnce no held connect. A client that could be held and wants that has lost the last reply.
     * @return the messages to be sent again
     */
    List<ServerMessage> connect(boolean wantsAnswerAtOnce) {
        boolean isReplyLost = wantsAnswerAtOnce && couldBeHeld;
        couldBeHeld = !wantsAnswerAtOnce;
        if (!isReplyLost) {
            unconfirmed.clear();
        }
        return takeUnconfirmed();
    }

    private List<ServerMessage> takeUnconfirmed() {
        List<ServerMessage> again = List.copyOf(unconfirmed);
        unconfirmed.clear();
        return again;
    }

    void seen(long now) {
        seenNanos = now;
    }

    /**
     * What has to be stored: that it has come further, or that it was seen since.
     *
     * @param next the first message that waits to be sent, null if none does
     * @return null if nothing has
     */
    Progress unsaved(String id, ServerMessage next, long refreshNanos) {
        long acked = unconfirmed.isEmpty() ? before(next) : before(unconfirmed.get(0));
        boolean isUnsaved = hasBegun() && (acked > savedAcked || seenNanos - savedNanos >= refreshNanos);
        return isUnsaved ? new Progress(id, acked, seenNanos) : null;
    }

    private long before(ServerMessage message) {
        return message == null ? taken : StreamMessage.event(message) - 1;
    }

    void saved(Progress progress) {
        savedAcked = progress.acked();
        savedNanos = progress.seenNanos();
    }
}
