package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Notification;
import java.util.Set;
import org.cometd.bayeux.ChannelId;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.ServerMessageImpl;

/** A message of an event: it knows which one, on the wire nothing says so. */
final class StreamMessage extends ServerMessageImpl {

    private static final long serialVersionUID = 1L;

    private final long event;
    private final transient ChannelId channel;

    /** @param event its number in the user's stream */
    StreamMessage(long event, Notification notification) {
        this.event = event;
        this.channel = new ChannelId(notification.channel());
        setChannel(notification.channel());
        setData(notification.data());
    }

    /** Whether one of these subscriptions, exact or a pattern, is for its channel. */
    boolean isFor(Set<String> subscriptions) {
        return channel.getAllIds().stream().anyMatch(subscriptions::contains);
    }

    static long event(ServerMessage message) {
        return ((StreamMessage) message).event;
    }

    /** Two messages of the same text are two messages. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
