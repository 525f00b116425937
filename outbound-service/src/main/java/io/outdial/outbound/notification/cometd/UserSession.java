package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Subscriber;
import java.util.List;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.ServerSessionImpl;

/** A CometD session that belongs to one user from its handshake to its end. */
final class UserSession extends ServerSessionImpl {

    private volatile Subscriber user;
    private volatile Entitlement entitlement;
    private volatile boolean ended;

    UserSession(BayeuxServerImpl server) {
        super(server);
    }

    void bind(Subscriber owner, Entitlement openedWith) {
        user = owner;
        entitlement = openedWith;
    }

    Entitlement entitlement() {
        return entitlement;
    }

    /**
     * Nothing more leaves from here on, not even what was queued, or sent and not acknowledged; a held connect is
     * answered.
     */
    void end() {
        ended = true;
        flush();
    }

    @Override
    public List<ServerMessage> takeQueue(List<ServerMessage.Mutable> replies) {
        return ended ? List.of() : super.takeQueue(replies);
    }

    /** A connect that was on its way when the session ended is not held. */
    @Override
    public void setScheduler(AbstractServerTransport.Scheduler scheduler) {
        super.setScheduler(scheduler);
        if (ended && scheduler != null) {
            flush();
        }
    }

    Subscriber user() {
        return user;
    }

    boolean subscribesTo(ChannelId channel) {
        List<String> names = channel.getAllIds();
        return getSubscriptions().stream().anyMatch(subscribed -> names.contains(subscribed.getId()));
    }

    /** Queues messages that could not be sent before those that came since; a connect held meanwhile takes them. */
    void putBack(List<ServerMessage> unsent) {
        getLock().lock();
        try {
            List<ServerMessage> newer = List.copyOf(getQueue());
            getQueue().clear();
            unsent.forEach(this::addMessage);
            newer.forEach(this::addMessage);
        } finally {
            getLock().unlock();
        }
        flush();
    }

    /** Without the session id, which is half of what a request needs to act on a session: CometD logs sessions. */
    @Override
    public String toString() {
        return "UserSession[" + user + "]";
    }
}
