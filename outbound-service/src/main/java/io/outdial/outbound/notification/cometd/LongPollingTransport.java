package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Credentials;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.BayeuxServerImpl;
import org.cometd.server.CometDRequest;
import org.cometd.server.ServerSessionImpl;
import org.cometd.server.http.AbstractHttpTransport;
import org.cometd.server.http.TransportContext;

/**
 * CometD's {@code long-polling} over {@link BayeuxRequest}. Against CometD's own JSON transport it takes messages that
 * are read and checked already, lets a request act only on sessions of the user whose credentials it carries, stores
 * what becomes of a session before it answers, and queues again what could not be sent.
 */
final class LongPollingTransport extends AbstractHttpTransport {

    static final String NAME = "long-polling";

    /**
     * The HTTP status for a held {@code /meta/connect} when its session sends another. CometD's 500 would say that we
     * are broken; browsers silently repeat a request answered by 408, which would push out the newer one.
     */
    static final int SUPERSEDED = 409;

    private final SessionsByUser users;
    private StoredSessions stored;

    LongPollingTransport(BayeuxServerImpl server, SessionsByUser users) {
        super(server, NAME);
        this.users = users;
    }

    void storeIn(StoredSessions sessions) {
        stored = sessions;
    }

    @Override
    public boolean accept(CometDRequest request) {
        return "POST".equals(request.getMethod());
    }

    @Override
    protected void handle(TransportContext context) {
        List<ServerMessage.Mutable> messages = ((BayeuxRequest) context.request())
                .messages().stream().map(this::newMessage).toList();
        processMessages(context, messages);
    }

    /**
     * The sessions that the request may act on: those of the user whose credentials it carries, cookie or not, since
     * real clients keep none; without credentials those of its cookie; with wrong ones none.
     */
    @Override
    protected Collection<ServerSessionImpl> findCurrentSessions(CometDRequest request) {
        BayeuxRequest sent = (BayeuxRequest) request;
        Credentials credentials = sent.credentials();
        if (credentials instanceof Credentials.Absent) {
            return List.copyOf(users.ofBrowser(sent.browserId()));
        }
        return credentials instanceof Credentials.Accepted accepted
                ? List.copyOf(users.of(accepted.user()))
                : List.of();
    }

    /** A session knows its browser from the handshake on, so a new one is named before. */
    @Override
    protected void handleMessage(
            TransportContext context, ServerMessage.Mutable message, Promise<ServerMessage.Mutable> promise) {
        BayeuxRequest request = (BayeuxRequest) context.request();
        if (Channel.META_HANDSHAKE.equals(message.getChannel())
                && request.credentials() instanceof Credentials.Accepted) {
            if (request.browserId() == null) {
                request.browserId(setBrowserId(context));
            }
            context.session().setBrowserId(request.browserId());
        }
        renew((UserSession) context.session(), request.credentials());
        super.handleMessage(
                context,
                message,
                Promise.from(
                        reply -> stored.store((UserSession) context.session(), message, reply, promise),
                        promise::fail));
    }

    /**
     * Its client has shown once more who it is.
     *
     * @param session null where there is none of the id that the message has
     */
    private static void renew(UserSession session, Credentials credentials) {
        if (session != null
                && credentials instanceof Credentials.Accepted shown
                && shown.user().equals(session.user())) {
            session.renew(shown.entitlement());
        }
    }

    @Override
    protected String findBrowserId(TransportContext context) {
        return ((BayeuxRequest) context.request()).browserId();
    }

    @Override
    protected void write(TransportContext context, List<ServerMessage> messages) {
        new KeepingWriter(context, messages).iterate();
    }

    private ServerMessage.Mutable newMessage(Map<String, Object> fields) {
        ServerMessage.Mutable message = getBayeuxServer().newMessage();
        message.putAll(fields);
        return message;
    }

    /**
     * Gives messages back to the session when their response could not be written: the client cannot have read them.
     */
    private final class KeepingWriter extends Writer {

        private final UserSession session;
        private final List<ServerMessage> messages;

        KeepingWriter(TransportContext context, List<ServerMessage> messages) {
            super(context, messages);
            this.session = (UserSession) context.session();
            this.messages = messages;
        }

        @Override
        protected void onCompleteFailure(Throwable failure) {
            if (!messages.isEmpty()) {
                session.putBack(messages);
            }
            super.onCompleteFailure(failure);
        }
    }
}
