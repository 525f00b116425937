package io.outdial.outbound.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates notification requests: every one, before CometD sees it, since real clients send {@code Authorization}
 * with each of their polls: an implementation that hashes passwords should remember a verified header for some seconds.
 *
 * <p>It must not answer the request itself: CometD clients take HTTP 401 for a transient failure and retry for ever, so
 * bad credentials are refused inside Bayeux (reference genesys-web-services.md §4.1). A failed {@code Uni} means that
 * the user cannot be determined now: a {@link io.outdial.platform.failure.Failure} is answered by its own HTTP status,
 * with {@code Retry-After} where it has one, anything else by 503.
 */
public interface NotificationAuthenticator {

    Uni<Credentials> authenticate(RoutingContext request);
}
