package io.outdial.outbound.notification.cometd;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.SessionStore.TakenOver;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.AbstractServerTransport;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.JacksonJSONContextServer;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.AbstractHttpTransport;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jboss.logging.Logger;

/**
 * The Bayeux server, put together from instances so that nothing is loaded by name, and without servlets: requests come
 * from {@link NotificationRoute} through {@link LongPollingTransport}.
 *
 * <p>Errors keep the words of the CometD 3 that Genesys embeds ({@code 402::Unknown client}), since a client may
 * compare more than the number.
 */
@Singleton
final class NotificationServer extends BayeuxServerImpl {

    private static final Logger LOG = Logger.getLogger(NotificationServer.class);

    private static final Map<String, String> FAMILIAR_ERRORS = Map.of(
            "402::session_unknown", "402::Unknown client",
            "403::handshake_denied", "403::Handshake denied",
            "400::channel_missing", "400::channel missing");

    private final long multiSessionIntervalMillis;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final SessionsByUser users = new SessionsByUser();
    private final LongPollingTransport transport = new LongPollingTransport(this, users);

    /** @throws IllegalArgumentException if a limit is not positive, which CometD would take for no limit */
    NotificationServer(NotificationConfig config) {
        multiSessionIntervalMillis = config.multiSessionInterval().toMillis();
        requirePositive("timeout", config.timeout().toMillis());
        requirePositive("max-interval", config.maxInterval().toMillis());
        requirePositive("replay", config.replay().toMillis());
        requirePositive("max-age", config.maxAge().toMillis());
        requirePositive("max-queue", config.maxQueue());
        requirePositive("max-sessions-per-user", config.maxSessionsPerUser());
        requirePositive("max-subscriptions", config.maxSubscriptions());
        requirePositive("body-limit", config.bodyLimit().asLongValue());
        setOption(AbstractServerTransport.JSON_CONTEXT_OPTION, new JsonContext());
        setOption(AbstractServerTransport.TIMEOUT_OPTION, config.timeout().toMillis());
        setOption(
                AbstractServerTransport.MAX_INTERVAL_OPTION,
                config.maxInterval().toMillis());
        setOption(AbstractServerTransport.META_CONNECT_DELIVERY_OPTION, true);
        setOption(AbstractHttpTransport.MAX_SESSIONS_PER_BROWSER_OPTION, config.maxSessionsPerBrowser());
        setOption(
                AbstractHttpTransport.MULTI_SESSION_INTERVAL_OPTION,
                config.multiSessionInterval().toMillis());
        setOption(
                AbstractHttpTransport.DUPLICATE_META_CONNECT_HTTP_RESPONSE_CODE_OPTION,
                LongPollingTransport.SUPERSEDED);
        setOption(AbstractHttpTransport.BROWSER_COOKIE_NAME_OPTION, BayeuxRequest.COOKIE);
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
        addExtension(new Acknowledgement());
    }

    SessionsByUser users() {
        return users;
    }

    LongPollingTransport transport() {
        return transport;
    }

    /** Lets every held {@code /meta/connect} be answered, so that clients move on at once and find another instance. */
    void releaseConnects() {
        getSessions().forEach(session -> ((UserSession) session).flush());
    }

    /**
     * Ends a session whose user is no longer entitled to it: a held poll is answered at once, the next one by
     * {@code 402}.
     */
    void end(UserSession session) {
        leave(session);
        ended.add(session.getId());
    }

    /** Ends a session whose client does not read: it gets {@code 402} and knows that it has to start again. */
    void giveUp(UserSession session) {
        LOG.warn("Ended a notification session with too many messages unread");
        end(session);
    }

    /** Ends a session whose time is over; its held poll is told that the client should not come again by itself. */
    void dismiss(UserSession session) {
        removeServerSession(session, false);
        session.end();
        ended.add(session.getId());
    }

    /** Leaves a session that another replica goes on with. */
    void leave(String id) {
        if (getSession(id) instanceof UserSession session) {
            leave(session);
        }
    }

    private void leave(UserSession session) {
        removeServerSession(session, true);
        session.end();
    }

    /** The ids of sessions that ended for good, as long as they are stored. */
    Set<String> ended() {
        return Set.copyOf(ended);
    }

    void forget(Set<String> ids) {
        ended.removeAll(ids);
    }

    /** Goes on with a session that another replica held. Of several requests that bring it here the first one does. */
    synchronized void resume(TakenOver taken) {
        if (getSession(taken.session().id()) != null) {
            return;
        }
        UserSession session = new UserSession(
                this, taken.session(), System.nanoTime() - taken.age().toNanos());
        session.setServerTransport(transport);
        session.handshake(null);
        session.connected();
        taken.progress().subscriptions().forEach(channel -> createChannelIfAbsent(channel)
                .getReference()
                .subscribe(session));
        session.begin(taken.progress());
        addServerSession(session, newMessage());
        transport.scheduleExpiration(session, 0);
    }

    @Override
    public ServerSessionImpl newServerSession() {
        return new UserSession(this);
    }

    @Override
    protected void error(ServerMessage.Mutable reply, String error) {
        super.error(reply, FAMILIAR_ERRORS.getOrDefault(error, error));
    }

    /**
     * CometD refuses ids other than of letters, digits and a few signs. A client may choose what it likes: nothing here
     * looks at an id.
     */
    @Override
    protected String validateMessage(ServerMessage.Mutable message) {
        Object id = message.remove(Message.ID_FIELD);
        String fault = super.validateMessage(message);
        if (id != null) {
            message.put(Message.ID_FIELD, id);
        }
        return fault;
    }

    /** With the id as it came: CometD would make a text of a number. */
    @Override
    protected ServerMessage.Mutable createReply(ServerMessage.Mutable message) {
        ServerMessage.Mutable reply = super.createReply(message);
        reply.computeIfPresent(Message.ID_FIELD, (name, asText) -> message.get(Message.ID_FIELD));
        return reply;
    }

    /**
     * A client that keeps no cookies and sends no credentials with its polls will never be recognised: shaking hands
     * for ever, it would use up the sessions of its user, so it is stopped. One that sends its credentials is
     * recognised by them, unless its session has ended or is another replica's; for that it comes again with a pause.
     */
    @Override
    protected void unknownSession(ServerMessage.Mutable reply) {
        super.unknownSession(reply);
        BayeuxRequest request = (BayeuxRequest) reply.getAssociated().getBayeuxContext();
        Map<String, Object> advice = reply.getAdvice();
        if (advice == null || request.hasCookie()) {
            return;
        }
        if (request.credentials() instanceof Credentials.Absent) {
            advice.put(Message.RECONNECT_FIELD, Message.RECONNECT_NONE_VALUE);
        } else {
            advice.put(Message.INTERVAL_FIELD, multiSessionIntervalMillis);
        }
    }

    /** Writes what is not ASCII as escapes: a message id need not be anything that UTF-8 has an encoding for. */
    private static final class JsonContext extends JacksonJSONContextServer {

        JsonContext() {
            getObjectMapper().getFactory().enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
        }
    }

    private static void requirePositive(String property, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("outdial.notifications." + property + " must be positive, is " + value);
        }
    }
}
