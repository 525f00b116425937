package io.outdial.outbound.login;

import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.SecureRequest;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.access.DerivedKeys;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.hash.KeyedHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Lets browsers go on without {@code Authorization} by the cookie {@code JSESSIONID} (genesys-web-services.md §3.4).
 */
@ApplicationScoped
public class DeskSessions {

    private static final Logger LOG = Logger.getLogger(DeskSessions.class);

    private static final String COOKIE = "JSESSIONID";

    /** A cookie is set anew at most so often: every request of a desktop would else be answered with one. */
    private static final Duration RENEW_AFTER = Duration.ofMinutes(1);

    private final MemberLoginRepository members;
    private final KeyRegistry registry;
    private final CurrentLogin current;
    private final DesktopConfig config;
    private final NotificationConfig cookies;
    private final Clock clock;
    private final DerivedKeys<KeyedHash> keys;
    private final boolean isOffered;

    @Inject
    DeskSessions(
            MemberLoginRepository members,
            KeyRegistry registry,
            CurrentLogin current,
            DesktopConfig config,
            NotificationConfig cookies,
            Clock clock,
            ServiceToken token) {
        this.members = members;
        this.registry = registry;
        this.current = current;
        this.config = config;
        this.cookies = cookies;
        this.clock = clock;
        // All replicas have it, and nobody else.
        this.keys = token.derive(KeyedHash::new);
        this.isOffered = DeskSession.isSafe(cookies.cookieSameSite(), config.csrfProtection());
        if (!isOffered) {
            LOG.info("Logins leave no session, since pages of any site could use it: outdial.desktop.csrf-protection");
        }
    }

    /** The login whose session the request carries; null where it carries none that lasts. */
    Uni<MemberLogin> login(HttpServerRequest request) {
        Optional<DeskSession.Signed> carried = carried(request);
        if (carried.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        DeskSession session = carried.get().session();
        return registry.client(session.clientId()).isEmpty()
                ? Uni.createFrom().nullItem()
                : members.find(List.of(new Subscriber(session.clientId(), session.memberId())))
                        .map(found -> found.stream()
                                .filter(login -> login.passwordHash() != null && isOf(carried.get(), login))
                                .findFirst()
                                .orElse(null));
    }

    /**
     * Sees to it that the client of an authenticated request has a session that lasts.
     *
     * @return null where a token let the request in, which needs no session, or where sessions are not offered
     */
    public DeskSession keep(HttpServerRequest request) {
        return !isOffered || current.get() == null ? null : keep(request, current.get());
    }

    DeskSession keep(HttpServerRequest request, MemberLogin login) {
        Instant now = clock.instant();
        DeskSession session = carried(request)
                .filter(carried -> isOf(carried, login))
                .map(DeskSession.Signed::session)
                .orElse(null);
        if (session != null && !session.isOlderThan(RENEW_AFTER, now)) {
            return session;
        }
        DeskSession kept = session == null ? DeskSession.begin(login, now) : session.seen(now);
        request.response().headers().add(HttpHeaders.SET_COOKIE, cookie(request, kept.signed(login, keys.current())));
        return kept;
    }

    private boolean isOf(DeskSession.Signed carried, MemberLogin login) {
        return keys.all().stream().anyMatch(key -> carried.isOf(login, key));
    }

    private Optional<DeskSession.Signed> carried(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null || !isOffered
                ? Optional.empty()
                : DeskSession.parse(cookie.getValue())
                        .filter(carried -> !carried.session().isOlderThan(config.sessionTimeout(), clock.instant()));
    }

    /** With the attributes of the cookie of notifications: a desktop in a frame needs both. */
    private String cookie(HttpServerRequest request, String value) {
        return COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=" + cookies.cookieSameSite()
                + (SecureRequest.is(request) ? "; Secure" : "")
                + (cookies.cookiePartitioned() ? "; Partitioned" : "");
    }
}
