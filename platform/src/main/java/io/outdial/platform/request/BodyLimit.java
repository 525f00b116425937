package io.outdial.platform.request;

import io.outdial.platform.dialect.FailureMapping;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before a byte of it is read. Bodies that do not say their size are cut off by the HTTP server at the same limit;
 * either way the refusal is worded by the dialect.
 */
@ApplicationScoped
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 900;

    @Inject
    FailureMapping failures;

    /** The same limit as the server's own, 1 MiB unless configured. */
    @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "1M")
    MemorySize limit;

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
    }

    private void check(RoutingContext context) {
        if (declaredLength(context) > limit.asLongValue()) {
            // The rest of the body is not worth reading: the connection is closed after the answer.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            failures.answer(
                    context,
                    new Failure.Refused(
                            ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + limit.asLongValue() + " bytes"));
            return;
        }
        context.next();
    }

    private static long declaredLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
