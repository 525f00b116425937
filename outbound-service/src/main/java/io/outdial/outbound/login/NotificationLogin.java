package io.outdial.outbound.login;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.Entitlement;
import io.outdial.outbound.notification.Entitlements;
import io.outdial.outbound.notification.NotificationAuthenticator;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.AccessControl.Login;
import io.outdial.platform.access.BearerCallers;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Authenticates notification requests: members by HTTP Basic, by the session that it left with a browser, or by a
 * bearer token whose subject is their id. Any member may send them; its features decide what it is notified of.
 * Everything else in {@code Authorization} is refused, because going on as if it were absent would let a wrong password
 * use somebody's session.
 */
@ApplicationScoped
public class NotificationLogin implements NotificationAuthenticator {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final MemberAuthenticator members;
    private final BearerCallers bearers;
    private final Entitlements entitlements;
    private final DeskSessions sessions;

    @Inject
    NotificationLogin(
            MemberAuthenticator members, BearerCallers bearers, Entitlements entitlements, DeskSessions sessions) {
        this.members = members;
        this.bearers = bearers;
        this.entitlements = entitlements;
        this.sessions = sessions;
    }

    @Override
    public Uni<Credentials> authenticate(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return sessions.login(request.request()).map(login -> ofSession(login, request));
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return bearers.caller(request).chain(this::ofToken);
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Uni.createFrom().item(new Credentials.Refused());
        }
        return Login.parse(authorization.substring(BASIC.length()))
                .map(login -> members.login(login.userName(), login.password(), request.request())
                        .map(NotificationLogin::credentials))
                .orElseGet(() -> Uni.createFrom().item(new Credentials.Refused()));
    }

    /** Polls are requests too: a desktop that only listens stays logged in. */
    private Credentials ofSession(MemberLogin login, RoutingContext request) {
        if (login == null) {
            return new Credentials.Absent();
        }
        sessions.keep(request.request(), login);
        return credentials(login);
    }

    /** A machine's token names no member, and has nobody to notify. */
    private Uni<Credentials> ofToken(Caller caller) {
        Subscriber user = caller == null ? null : subscriber(caller);
        return user == null
                ? Uni.createFrom().item(new Credentials.Refused())
                : entitlements
                        .find(Set.of(user))
                        .map(existing -> existing.containsKey(user)
                                ? new Credentials.Accepted(user, Entitlement.byToken())
                                : new Credentials.Refused());
    }

    private static Subscriber subscriber(Caller caller) {
        try {
            return Agent.of(caller).subscriber();
        } catch (Failure.PermissionDenied noMember) {
            return null;
        }
    }

    private static Credentials credentials(MemberLogin login) {
        return login == null
                ? new Credentials.Refused()
                : new Credentials.Accepted(login.subscriber(), login.entitlement());
    }
}
