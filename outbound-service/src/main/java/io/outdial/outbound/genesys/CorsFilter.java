package io.outdial.outbound.genesys;

import io.outdial.outbound.login.DesktopConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;

/** Tells browsers which pages may read the answers: see {@link CorsRule}. Notifications are among them. */
@ApplicationScoped
class CorsFilter {

    private static final int AFTER_THE_HEADERS_OF_EVERY_ANSWER = 980;
    private static final int NO_CONTENT = 204;

    private final CorsRule rule;

    @Inject
    CorsFilter(DesktopConfig config) {
        rule = new CorsRule(config.allowedOrigins().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        if (!rule.isOff()) {
            filters.register(this::answer, AFTER_THE_HEADERS_OF_EVERY_ANSWER);
        }
    }

    private void answer(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        response.headers().add(HttpHeaders.VARY, "Origin");
        if (!rule.allows(request.path(), origin)) {
            context.next();
            return;
        }
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, CorsRule.EXPOSED);
        boolean asksBefore = request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (asksBefore) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, CorsRule.METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, CorsRule.HEADERS)
                    .setStatusCode(NO_CONTENT)
                    .end();
        } else {
            context.next();
        }
    }
}
