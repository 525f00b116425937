package io.outdial.platform.answer;

import io.outdial.platform.spec.SpecDocument;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Headers of every answer, whether it comes from a resource, the framework or a refusal: who may cache it, what a
 * browser may interpret it as, on 405 which methods exist, on 401 how to authenticate.
 */
@ApplicationScoped
public class AnswerHeaders {

    private static final int AFTER_THE_REQUEST_ID = 990;
    private static final String DOCUMENTS = "/openapi/";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final int UNAUTHORIZED = 401;
    private static final int METHOD_NOT_ALLOWED = 405;

    @Inject
    SpecDocument document;

    @ConfigProperty(name = "quarkus.oidc.tenant-enabled")
    boolean takesTokens;

    void register(@Observes Filters filters) {
        filters.register(this::prepare, AFTER_THE_REQUEST_ID);
    }

    private void prepare(RoutingContext context) {
        String path = context.request().path();
        // A document may be cached but must be revalidated: it changes with the version.
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CACHE_CONTROL, path.startsWith(DOCUMENTS) ? "no-cache" : "no-store");
        context.addHeadersEndHandler(headers -> complete(context, path));
        context.next();
    }

    private void complete(RoutingContext context, String path) {
        HttpServerResponse response = context.response();
        if (response.getStatusCode() == METHOD_NOT_ALLOWED
                && !response.headers().contains(HttpHeaders.ALLOW)) {
            response.putHeader(HttpHeaders.ALLOW, String.join(", ", document.methodsOf(path)));
        }
        if (response.getStatusCode() == UNAUTHORIZED && !response.headers().contains(WWW_AUTHENTICATE)) {
            response.putHeader(WWW_AUTHENTICATE, challenge(path));
        }
    }

    private String challenge(String path) {
        String login = document.dialectOf(path).challenge();
        return takesTokens ? login + ", Bearer realm=\"outdial\"" : login;
    }
}
