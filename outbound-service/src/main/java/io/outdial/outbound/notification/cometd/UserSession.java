package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.SessionStore.Opened;
import io.outdial.outbound.notification.SessionStore.Progress;
import io.outdial.outbound.notification.SessionStore.Session;
import io.outdial.outbound.notification.StreamEvent;
import io.outdial.outbound.notification.Subscriber;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;

/** A CometD session of one user from handshake to end, and its place in the stream, which CometD's lock guards. */
final class UserSession extends ServerSessionImpl {

    static final String ACK = "ack";

    private final String id;
    private final StreamPlace place = new StreamPlace();
    private final long openedNanos;

    private volatile Subscriber user;
    private volatile Entitlement entitlement;
    private volatile boolean acknowledges;
    private volatile boolean ended;

    UserSession(BayeuxServerImpl server) {
        super(server);
        id = super.getId();
        openedNanos = System.nanoTime();
    }

    /** A session that another replica held, under its id. */
    UserSession(BayeuxServerImpl server, Session held, long openedNanos) {
        super(server);
        this.id = held.id();
        this.openedNanos = openedNanos;
        bind(held.user(), held.entitlement(), held.acknowledges());
        setBrowserId(held.browserId());
    }

    /** @param hasAcknowledgement whether its client says what has arrived, by the acknowledge extension */
    void bind(Subscriber owner, Entitlement openedWith, boolean hasAcknowledgement) {
        user = owner;
        entitlement = openedWith;
        acknowledges = hasAcknowledgement;
    }

    void renew(Entitlement shown) {
        entitlement = entitlement.renewedBy(shown);
    }

    @Override
    public String getId() {
        return id;
    }

    Subscriber user() {
        return user;
    }

    Entitlement entitlement() {
        return entitlement;
    }

    boolean acknowledges() {
        return acknowledges;
    }

    boolean isOlderThan(long nanos) {
        return System.nanoTime() - openedNanos > nanos;
    }

    Session asStored() {
        return new Session(id, user, getBrowserId(), entitlement, acknowledges);
    }

    Set<String> subscriptionNames() {
        return getSubscriptions().stream().map(ServerChannel::getId).collect(Collectors.toSet());
    }

    boolean isHeld() {
        return getMetaConnectCycle() > 0 && getIntervalNanoTime() == 0;
    }

    void begin(Opened from) {
        locked(() -> {
            place.begin(from, subscriptionNames(), System.nanoTime());
            return null;
        });
    }

    boolean hasBegun() {
        return locked(place::hasBegun);
    }

    /** @return whether it waited for subscriptions, and waits no longer */
    boolean endWaiting() {
        return locked(() -> place.isWaiting() && place.endWaiting(subscriptionNames(), System.nanoTime()));
    }

    /** The number of the event after which it needs events; null while it cannot take any. */
    Long position() {
        return locked(() -> place.isReady() ? place.taken() : null);
    }

    /**
     * Queues those messages of the event that it subscribes to, in one piece.
     *
     * @param messages of the event
     * @param maxUnread how many messages may wait
     */
    Offer offer(StreamEvent event, List<StreamMessage> messages, int maxUnread) {
        startBatch();
        try {
            return locked(() -> {
                if (ended || !place.take(event)) {
                    return place.lacksEventsBefore(event) ? Offer.AHEAD : Offer.PASSED;
                }
                Set<String> subscriptions = subscriptionNames();
                List<StreamMessage> own = messages.stream()
                        .filter(message -> message.isFor(subscriptions))
                        .toList();
                int unread = getQueue().size() + place.unconfirmed();
                if (unread > 0 && unread + own.size() > maxUnread) {
                    return Offer.FULL;
                }
                own.forEach(message -> deliver(null, message, Promise.noop()));
                return own.isEmpty() ? Offer.PASSED : Offer.GIVEN;
            });
        } finally {
            endBatch();
        }
    }

    /**
     * Nothing more leaves from here on, not even what was queued, or sent and not acknowledged; a held connect is
     * answered.
     */
    void end() {
        ended = true;
        flush();
    }

    /**
     * Its client has read what the last reply carried, unless it says otherwise: by the acknowledge extension, or by
     * asking for an answer at once after connects that could be held, as clients do when a connect has failed. What it
     * may not have read is sent again.
     */
    void connectReceived(ServerMessage connect) {
        Object timeout =
                connect.getAdvice() == null ? null : connect.getAdvice().get(Message.TIMEOUT_FIELD);
        Object ack = connect.getExt() == null ? null : connect.getExt().get(ACK);
        boolean wantsAnswerAtOnce = timeout instanceof Number millis && millis.longValue() == 0;
        locked(() -> {
            place.seen(System.nanoTime());
            if (acknowledges && ack instanceof Number event) {
                requeue(place.confirm(event.longValue()));
                getQueue().removeIf(message -> StreamMessage.event(message) <= place.confirmedByClient());
            } else {
                requeue(place.connect(wantsAnswerAtOnce));
            }
            return null;
        });
    }

    @Override
    public List<ServerMessage> takeQueue(List<ServerMessage.Mutable> replies) {
        return locked(() -> {
            if (ended) {
                return List.of();
            }
            List<ServerMessage> taken = super.takeQueue(replies);
            place.sent(taken);
            replies.stream()
                    .filter(reply -> acknowledges && Channel.META_CONNECT.equals(reply.getChannel()))
                    .forEach(reply -> reply.getExt(true).put(ACK, place.taken()));
            return taken;
        });
    }

    /** A connect that was on its way when the session ended is not held. */
    @Override
    public void setScheduler(AbstractServerTransport.Scheduler scheduler) {
        super.setScheduler(scheduler);
        if (ended && scheduler != null) {
            flush();
        }
    }

    /** Queues messages that could not be sent before those that came since; a connect held meanwhile takes them. */
    void putBack(List<ServerMessage> unsent) {
        locked(() -> requeue(place.unsent(unsent)));
        flush();
    }

    private boolean requeue(List<ServerMessage> again) {
        if (again.isEmpty()) {
            return false;
        }
        List<ServerMessage> newer = List.copyOf(getQueue());
        getQueue().clear();
        again.forEach(this::addMessage);
        newer.forEach(this::addMessage);
        return true;
    }

    /** What has to be stored of how far it has come; null if nothing has. */
    Progress unsaved(long now, long refreshNanos) {
        return locked(() -> {
            if (isHeld()) {
                place.seen(now);
            }
            return place.unsaved(id, getQueue().peek(), refreshNanos);
        });
    }

    void saved(Progress progress) {
        locked(() -> {
            place.saved(progress);
            return null;
        });
    }

    private <T> T locked(Supplier<T> work) {
        getLock().lock();
        try {
            return work.get();
        } finally {
            getLock().unlock();
        }
    }

    /** Without the session id, which is half of what a request needs to act on a session: CometD logs sessions. */
    @Override
    public String toString() {
        return "UserSession[" + user + "]";
    }
}
