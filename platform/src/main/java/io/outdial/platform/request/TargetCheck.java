package io.outdial.platform.request;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses malformed request targets before anything decodes them, as the local gateway does; otherwise the framework
 * would answer with an error page of its own. Targets that Java cannot parse as a URI ({@code %zz}, a raw {@code |})
 * are refused by Quarkus before our filters run, without a body; only a gateway can word those.
 */
@ApplicationScoped
public class TargetCheck {

    private static final int AFTER_THE_HEADERS = 980;

    void register(@Observes Filters filters) {
        filters.register(TargetCheck::check, AFTER_THE_HEADERS);
    }

    private static void check(RoutingContext context) {
        String target = context.request().uri();
        if (RequestPath.normalise(target).isEmpty()) {
            context.fail(new Failure.Refused(ErrorCode.BAD_REQUEST, "Malformed path"));
        } else if (!RequestPath.isQuery(RequestPath.queryOf(target))) {
            context.fail(new Failure.Refused(ErrorCode.BAD_REQUEST, "Malformed query"));
        } else {
            context.next();
        }
    }
}
