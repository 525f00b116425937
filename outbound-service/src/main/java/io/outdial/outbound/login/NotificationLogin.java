package io.outdial.outbound.login;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.NotificationAuthenticator;
import io.outdial.platform.access.AccessControl;
import io.outdial.platform.access.AccessControl.Login;
import io.outdial.platform.access.BearerCallers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Authenticates notification requests: members by HTTP Basic, by the session that it left with a browser, or by a
 * bearer token that names them. Any member may send them; its features decide what it is notified of. Everything else
 * in {@code Authorization} is refused, because going on as if it were absent would let a wrong password use somebody's
 * session.
 */
@ApplicationScoped
public class NotificationLogin implements NotificationAuthenticator {

    private static final String BASIC = "Basic ";

    private final MemberAuthenticator members;
    private final BearerCallers bearers;
    private final TokenMembers tokens;
    private final DeskSessions sessions;

    @Inject
    NotificationLogin(MemberAuthenticator members, BearerCallers bearers, TokenMembers tokens, DeskSessions sessions) {
        this.members = members;
        this.bearers = bearers;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Uni<Credentials> authenticate(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return sessions.login(request.request()).map(login -> ofSession(login, request));
        }
        if (AccessControl.isBearer(authorization)) {
            return bearers.read(request).chain(tokens::find).map(NotificationLogin::ofToken);
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
    private static Credentials ofToken(TokenMembers.Named named) {
        return named == null
                ? new Credentials.Refused()
                : new Credentials.Accepted(named.login().subscriber(), named.entitlement());
    }

    private static Credentials credentials(MemberLogin login) {
        return login == null
                ? new Credentials.Refused()
                : new Credentials.Accepted(login.subscriber(), login.entitlement());
    }
}
