package io.outdial.outbound.login;

import io.outdial.outbound.notification.Credentials;
import io.outdial.outbound.notification.NotificationAuthenticator;
import io.outdial.platform.access.AccessControl.Login;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Authenticates notification requests: members by HTTP Basic. Any member may send them; its features decide what it is
 * notified of. Everything else in {@code Authorization} is refused, because going on as if it were absent would let a
 * wrong password use somebody's session.
 */
@ApplicationScoped
public class NotificationLogin implements NotificationAuthenticator {

    private static final String BASIC = "Basic ";

    @Inject
    MemberAuthenticator members;

    @Override
    public Uni<Credentials> authenticate(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return Uni.createFrom().item(new Credentials.Absent());
        }
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Uni.createFrom().item(new Credentials.Refused());
        }
        return Login.parse(authorization.substring(BASIC.length()))
                .map(login -> members.login(login.userName(), login.password(), request.request())
                        .map(NotificationLogin::credentials))
                .orElseGet(() -> Uni.createFrom().item(new Credentials.Refused()));
    }

    private static Credentials credentials(MemberLogin login) {
        return login == null
                ? new Credentials.Refused()
                : new Credentials.Accepted(login.subscriber(), login.entitlement());
    }
}
