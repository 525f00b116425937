package io.outdial.platform.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Leaves a failed authentication to whoever asked for it ({@link BearerCallers}). Quarkus REST comes to the same, but
 * where metrics are on it first sorts the paths of all resources, for each request, so that the metric of one that is
 * refused before it is matched would have a path. Here nobody looks at callers before that.
 */
@ApplicationScoped
public class AuthenticationFailures {

    /** That of the handler that sets Quarkus' default, which comes first; Quarkus REST looks at it with one less. */
    private static final int PRIORITY = 200;

    void register(@Observes Filters filters) {
        filters.register(AuthenticationFailures::removeDefault, PRIORITY);
    }

    private static void removeDefault(RoutingContext context) {
        if (context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER) instanceof DefaultAuthFailureHandler) {
            context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        }
        context.next();
    }
}
