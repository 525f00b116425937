package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.NotificationConfig;
import java.util.Map;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.BayeuxServer.Extension;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;

/**
 * Puts advice on every {@code /meta/connect} reply, as the given page prints it; CometD by itself sends it only when it
 * changes. It also keeps a client's own advice within the server's: without that, one message could have a connect
 * held, or a silent session kept, for years.
 */
final class ConnectAdvice implements Extension {

    private final long timeoutMillis;

    ConnectAdvice(NotificationConfig config) {
        timeoutMillis = config.timeout().toMillis();
    }

    @Override
    public boolean rcvMeta(ServerSession session, ServerMessage.Mutable message) {
        if (session instanceof UserSession connecting && Channel.META_CONNECT.equals(message.getChannel())) {
            Map<String, Object> advice = message.getAdvice();
            if (advice != null) {
                advice.remove(Message.INTERVAL_FIELD);
                advice.computeIfPresent(
                        Message.TIMEOUT_FIELD,
                        (name, requested) -> Math.min(((Number) requested).longValue(), timeoutMillis));
            }
            connecting.reAdvise();
        }
        return true;
    }
}
