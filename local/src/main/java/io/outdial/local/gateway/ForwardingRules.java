package io.outdial.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.logging.Logger;

/**
 * What changes on the way to a service: the path goes in its one spelling, headers by which a client could pose as a service or as
 * another gateway are dropped, and a service that does not answer becomes a 503 in the dialect of the path.
 */
final class ForwardingRules implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(ForwardingRules.class.getName());

    private static final String SERVICE_TOKEN = "x-outdial-service-token";

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest from = request.proxiedRequest();
        String path = RequestPath.normalise(from.uri()).orElseThrow();
        request.setURI(path + RequestPath.queryOf(from.uri()));
        MultiMap headers = request.headers();
        headers.remove(SERVICE_TOKEN);
        headers.remove("Forwarded");
        headers.remove("Expect");
        headers.set("X-Forwarded-For", from.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        String host = from.getHeader("Host");
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
        return context.sendRequest().recover(failure -> {
            if (!from.response().closed()) {
                LOG.warning(() -> "no answer for " + from.method() + " " + path + ": " + failure.getMessage());
            }
            return Future.succeededFuture(unavailable(request, path));
        });
    }

    private static ProxyResponse unavailable(ProxyRequest request, String path) {
        ProxyResponse response = request.release().response();
        response.setStatusCode(Refusal.PEER_DOWN.status());
        response.putHeader("Content-Type", "application/json");
        response.putHeader("Retry-After", "1");
        response.setBody(Body.body(Buffer.buffer(Refusal.PEER_DOWN.bodyFor(path, true))));
        return response;
    }
}
