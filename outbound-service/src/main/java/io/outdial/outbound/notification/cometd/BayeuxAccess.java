package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.SubscriptionRule;
import io.outdial.outbound.notification.UserNotifications;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxServer;
import org.cometd.bayeux.server.SecurityPolicy;
import org.cometd.bayeux.server.ServerChannel;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * What a client may do: shake hands with accepted credentials, and subscribe within {@link SubscriptionRule}. Nobody
 * publishes: every message to a user comes from {@link UserNotifications}.
 */
final class BayeuxAccess implements SecurityPolicy {

    private static final long FULL_RETRY_MILLIS = 10_000;

    private final NotificationConfig config;
    private final SessionsByUser sessions;

    BayeuxAccess(NotificationConfig config, SessionsByUser sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    @Override
    public boolean canHandshake(BayeuxServer server, ServerSession session, ServerMessage message) {
        Credentials credentials = ((BayeuxRequest) message.getBayeuxContext()).credentials();
        if (!(credentials instanceof Credentials.Accepted accepted)) {
            return false;
        }
        if (sessions.of(accepted.user()).size() >= config.maxSessionsPerUser()) {
            var advice = message.getAssociated().getAdvice(true);
            advice.put(Message.RECONNECT_FIELD, Message.RECONNECT_HANDSHAKE_VALUE);
            advice.put(Message.INTERVAL_FIELD, FULL_RETRY_MILLIS);
            return false;
        }
        ((UserSession) session).bind(accepted.user(), accepted.entitlement(), asksForAcknowledgement(message));
        return true;
    }

    private static boolean asksForAcknowledgement(ServerMessage handshake) {
        return handshake.getExt() != null
                && Boolean.TRUE.equals(handshake.getExt().get(UserSession.ACK));
    }

    @Override
    public boolean canCreate(BayeuxServer server, ServerSession session, String channel, ServerMessage message) {
        return Channel.META_SUBSCRIBE.equals(message.getChannel()) && maySubscribe(session, channel);
    }

    @Override
    public boolean canSubscribe(
            BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
        return maySubscribe(session, channel.getId());
    }

    @Override
    public boolean canPublish(
            BayeuxServer server, ServerSession session, ServerChannel channel, ServerMessage message) {
        return false;
    }

    private boolean maySubscribe(ServerSession session, String channel) {
        return session != null
                && SubscriptionRule.isAllowed(channel)
                && session.getSubscriptions().size() < config.maxSubscriptions();
    }
}
