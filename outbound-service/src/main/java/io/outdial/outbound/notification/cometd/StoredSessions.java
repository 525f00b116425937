package io.outdial.outbound.notification.cometd;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Entitlements;
import io.outdial.outbound.notification.SessionStore;
import io.outdial.outbound.notification.SessionStore.TakenOver;
import io.outdial.outbound.notification.StreamReader;
import io.outdial.outbound.notification.StreamRing;
import io.outdial.outbound.notification.Subscriber;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cometd.bayeux.Channel;
import org.cometd.bayeux.Message;
import org.cometd.bayeux.Promise;
import org.cometd.bayeux.server.ServerMessage;
import org.cometd.server.HttpException;
import org.jboss.logging.Logger;

/**
 * Stores what becomes of sessions, so that another replica can go on with them, and goes on with those of others. What
 * a client is told of its session is stored before: whatever it was told holds at every replica.
 */
@Singleton
final class StoredSessions {

    private static final Logger LOG = Logger.getLogger(StoredSessions.class);

    /** As CometD makes them: nothing else needs to be looked for. */
    private static final Pattern ID = Pattern.compile("[0-9a-z]{20,64}");

    /** The client tries again. */
    static final int UNAVAILABLE = 503;

    private final NotificationServer server;
    private final SessionStore store;
    private final StreamReader reader;
    private final Entitlements entitlements;
    private final StreamRing ring;

    StoredSessions(
            NotificationServer server,
            SessionStore store,
            StreamReader reader,
            Entitlements entitlements,
            StreamRing ring) {
        this.server = server;
        this.store = store;
        this.reader = reader;
        this.entitlements = entitlements;
        this.ring = ring;
        server.transport().storeIn(this);
    }

    /** Passes the reply on once what it says is stored. */
    void store(
            UserSession session,
            ServerMessage message,
            ServerMessage.Mutable reply,
            Promise<ServerMessage.Mutable> promise) {
        Uni<Void> change = session == null || !reply.isSuccessful() ? null : change(session, message);
        if (change == null) {
            promise.succeed(reply);
            return;
        }
        change.subscribe().with(done -> promise.succeed(reply), failure -> {
            LOG.warnf("A notification session cannot be stored now: %s", failure.toString());
            promise.fail(new HttpException(UNAVAILABLE, failure));
        });
    }

    /** Null if there is none. */
    private Uni<Void> change(UserSession session, ServerMessage message) {
        return switch (message.getChannel()) {
            case Channel.META_HANDSHAKE -> open(session, message.getClientId());
            case Channel.META_SUBSCRIBE ->
                store.subscribed(session.getId(), channels(message)).chain(() -> subscribed(session));
            case Channel.META_UNSUBSCRIBE -> store.unsubscribed(session.getId(), channels(message));
            case Channel.META_DISCONNECT -> store.remove(List.of(session.getId()));
            default -> null;
        };
    }

    /** One channel, or several. */
    private static Set<String> channels(ServerMessage message) {
        Object named = message.get(Message.SUBSCRIPTION_FIELD);
        if (named instanceof Collection<?> several) {
            return several.stream().map(Object::toString).collect(Collectors.toSet());
        }
        return named instanceof Object[] several
                ? Stream.of(several).map(Object::toString).collect(Collectors.toSet())
                : Set.of(named.toString());
    }

    private Uni<Void> open(UserSession session, String former) {
        return store.open(
                        session.asStored(), former != null && ID.matcher(former).matches() ? former : null)
                .invoke(session::begin)
                .onFailure()
                .invoke(failure -> server.removeServerSession(session, true))
                .invoke(() -> reader.read(Set.of(session.user())))
                .replaceWithVoid();
    }

    private Uni<Void> subscribed(UserSession session) {
        return session.endWaiting()
                ? reader.catchUp(session.user())
                : Uni.createFrom().voidItem();
    }

    /**
     * Brings the session of a request here if it is at another replica, or at one that is gone, and is of the user or,
     * where the request carries no credentials, of the browser that sends it.
     *
     * @param clientId null if the request names none
     */
    Uni<Void> bring(String clientId, Credentials credentials, String browserId) {
        Subscriber user = credentials instanceof Credentials.Accepted accepted ? accepted.user() : null;
        boolean mayBeThere = clientId != null
                && ID.matcher(clientId).matches()
                && server.getSession(clientId) == null
                && !server.ended().contains(clientId)
                && (user != null || (browserId != null && credentials instanceof Credentials.Absent));
        return mayBeThere
                ? store.takeOver(clientId, user, browserId)
                        .chain(taken -> taken == null ? Uni.createFrom().voidItem() : resume(taken, credentials))
                : Uni.createFrom().voidItem();
    }

    /** Its login may have changed while no replica held it. */
    private Uni<Void> resume(TakenOver taken, Credentials credentials) {
        Subscriber user = taken.session().user();
        Uni<Entitlement> present = credentials instanceof Credentials.Accepted accepted
                ? Uni.createFrom().item(accepted.entitlement())
                : entitlements.find(Set.of(user)).map(found -> found.get(user));
        return present.chain(entitlement -> {
            if (!taken.session().entitlement().isWithin(entitlement)) {
                return store.remove(List.of(taken.session().id()));
            }
            server.resume(taken);
            ring.tookOver(taken.session().id());
            return reader.catchUp(user);
        });
    }
}
