package io.outdial.platform.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;

/**
 * Lets a request whose caller is refused fail as any other does. Quarkus REST has a handler that does the same; but
 * where metrics are on it first sorts the paths of all resources, for each request, so that the metric of one refused
 * before it is matched would have a path. Here callers are looked at after that, so the path is known.
 */
@ApplicationScoped
public class AuthenticationFailures {

    /** That of the handler that sets Quarkus' default, which comes first; Quarkus REST looks at it with one less. */
    private static final int PRIORITY = 200;

    static final BiConsumer<RoutingContext, Throwable> FAIL = (context, failure) -> {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
        }
    };

    void register(@Observes Filters filters) {
        filters.register(AuthenticationFailures::prepare, PRIORITY);
    }

    private static void prepare(RoutingContext context) {
        if (context.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER) instanceof DefaultAuthFailureHandler) {
            context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, FAIL);
        }
        context.next();
    }
}
