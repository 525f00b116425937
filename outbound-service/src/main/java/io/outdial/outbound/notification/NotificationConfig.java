package io.outdial.outbound.notification;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;

/** Settings of the CometD notifications on {@code /api/v2/notifications}. */
@ConfigMapping(prefix = "outdial.notifications")
public interface NotificationConfig {

    /**
     * How long a {@code /meta/connect} is held while there is nothing to deliver. Clients learn it; proxies in between
     * need an idle timeout above it. A client may ask for less, never for more.
     */
    @WithDefault("30S")
    Duration timeout();

    /**
     * How long a session lives without a {@code /meta/connect}. CometD's own 10 s throws out throttled browser tabs and
     * clients that pause between polls; 60 s does not.
     */
    @WithDefault("60S")
    Duration maxInterval();

    /**
     * How many messages wait for one session. A session that would exceed it is ended instead of losing messages
     * silently: its client gets 402 and knows that it has to start again.
     */
    @WithDefault("1000")
    int maxQueue();

    /**
     * How many sessions of one browser (one {@code BAYEUX_BROWSER} cookie) may hold a {@code /meta/connect} at once; -1
     * is no limit. Those beyond it are answered at once with {@code multiple-clients} advice and poll. CometD's own 1
     * slows down the second tab; browsers open six connections to a host, so 4 leaves two for calls.
     */
    @WithDefault("4")
    int maxSessionsPerBrowser();

    /**
     * How long what a user was notified of is kept, and how long after a session was seen last there is somebody to
     * keep it for: a desktop that is back within this time has missed nothing.
     */
    @WithDefault("60S")
    Duration replay();

    /**
     * The largest age of a session, however busy it is: a desktop that nobody closed ends with it, and its client is
     * told not to come again by itself.
     */
    @WithDefault("24H")
    Duration maxAge();

    /** How often sessions beyond {@link #maxSessionsPerBrowser()} are told to poll. */
    @WithDefault("2S")
    Duration multiSessionInterval();

    /** How many sessions a user may have; a handshake beyond it is refused with the advice to come again. */
    @WithDefault("50")
    int maxSessionsPerUser();

    /** How many channels a session may subscribe to. */
    @WithDefault("64")
    int maxSubscriptions();

    /**
     * The largest request body; above it, HTTP 413. Small, since it is read before anybody knows who sends it, and
     * nobody has more to say than a batch of subscriptions.
     */
    @WithDefault("64K")
    MemorySize bodyLimit();

    /**
     * {@code SameSite} of the session cookie. A desktop embedded in another site needs {@code none}, which browsers
     * take over HTTPS only.
     */
    @WithDefault("lax")
    CookieSameSite cookieSameSite();

    /** Whether the session cookie is {@code Partitioned}: for desktops embedded in another site. */
    @WithDefault("false")
    boolean cookiePartitioned();
}
