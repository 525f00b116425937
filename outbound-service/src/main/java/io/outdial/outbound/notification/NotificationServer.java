package io.outdial.outbound.notification;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Queue;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.bayeux.server.ServerSession;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.JacksonJSONContextServer;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.ext.AcknowledgedMessagesExtension;
import org.cometd.server.http.AbstractHttpTransport;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jboss.logging.Logger;

/**
 * The Bayeux server, put together from instances so that nothing is loaded by name, and without servlets: requests come
 * from {@link NotificationRoute} through {@link LongPollingTransport}.
 *
 * <p>Errors keep the words of the CometD 3 that Genesys embeds ({@code 402::Unknown client}), since a client may compare
 * more than the number.
 */
@Singleton
final class NotificationServer extends BayeuxServerImpl {

    private static final Logger LOG = Logger.getLogger(NotificationServer.class);

    private static final Map<String, String> FAMILIAR_ERRORS = Map.of(
            "402::session_unknown", "402::Unknown client",
            "403::handshake_denied", "403::Handshake denied",
            "400::channel_missing", "400::channel missing");

    private final UserSessions users = new UserSessions();
    private final LongPollingTransport transport = new LongPollingTransport(this);

    /** @throws IllegalArgumentException if a bound is not positive, which CometD would take for no bound at all */
    NotificationServer(NotificationConfig config) {
        requirePositive("timeout", config.timeout().toMillis());
        requirePositive("max-interval", config.maxInterval().toMillis());
        requirePositive("max-queue", config.maxQueue());
        requirePositive("max-sessions-per-user", config.maxSessionsPerUser());
        requirePositive("max-subscriptions", config.maxSubscriptions());
        requirePositive("body-limit", config.bodyLimit().asLongValue());
        setOption(AbstractServerTransport.JSON_CONTEXT_OPTION, new JacksonJSONContextServer());
        setOption(AbstractServerTransport.TIMEOUT_OPTION, config.timeout().toMillis());
        setOption(
                AbstractServerTransport.MAX_INTERVAL_OPTION,
                config.maxInterval().toMillis());
        setOption(AbstractServerTransport.MAX_QUEUE_OPTION, config.maxQueue());
        setOption(AbstractHttpTransport.MAX_SESSIONS_PER_BROWSER_OPTION, config.maxSessionsPerBrowser());
        setOption(
                AbstractHttpTransport.MULTI_SESSION_INTERVAL_OPTION,
                config.multiSessionInterval().toMillis());
        setOption(
                AbstractHttpTransport.DUPLICATE_META_CONNECT_HTTP_RESPONSE_CODE_OPTION,
                LongPollingTransport.SUPERSEDED);
        setOption(AbstractHttpTransport.TRUST_CLIENT_SESSION_OPTION, false);
        // Says "Secure where the request came over HTTPS", so it suits both.
        setOption(AbstractHttpTransport.BROWSER_COOKIE_SECURE_OPTION, true);
        setOption(
                AbstractHttpTransport.BROWSER_COOKIE_SAME_SITE_OPTION,
                config.cookieSameSite().toString());
        setOption(AbstractHttpTransport.BROWSER_COOKIE_PARTITIONED_OPTION, config.cookiePartitioned());

        setExecutor(Infrastructure.getDefaultExecutor());
        setScheduler(new ScheduledExecutorScheduler("notifications", true));
        addTransport(transport);
        setSecurityPolicy(new BayeuxAccess(config, users));
        addListener(users);
        addExtension(new ConnectAdvice(config));
        addExtension(acknowledgement(config.maxQueue()));
    }

    UserSessions users() {
        return users;
    }

    LongPollingTransport transport() {
        return transport;
    }

    /** Lets every held {@code /meta/connect} be answered, so that clients move on at once and find another instance. */
    void releaseConnects() {
        getSessions().forEach(session -> ((UserSession) session).flush());
    }

    @Override
    public ServerSessionImpl newServerSession() {
        UserSession session = new UserSession(this);
        session.addListener((ServerSession.QueueMaxedListener) (full, queue, sender, message) -> end(full));
        return session;
    }

    @Override
    protected void error(ServerMessage.Mutable reply, String error) {
        super.error(reply, FAMILIAR_ERRORS.getOrDefault(error, error));
    }

    private AcknowledgedMessagesExtension acknowledgement(int maxQueue) {
        AcknowledgedMessagesExtension extension = new AcknowledgedMessagesExtension();
        extension.setMaxQueueSize(maxQueue);
        extension.addListener(new AcknowledgedMessagesExtension.Listener() {
            @Override
            public void onBatchQueueMaxed(ServerSession session, Queue<ServerMessage> queue) {
                end(session);
            }
        });
        return extension;
    }

    private boolean end(ServerSession session) {
        LOG.warnf(
                "Ended a notification session with %s messages unread",
                getOption(AbstractServerTransport.MAX_QUEUE_OPTION));
        removeServerSession(session, true);
        return false;
    }

    private static void requirePositive(String property, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("outdial.notifications." + property + " must be positive, is " + value);
        }
    }
}
