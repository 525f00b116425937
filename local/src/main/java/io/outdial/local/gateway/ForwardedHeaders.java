package io.outdial.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers that pass between client and service: all but those of one of the two connections (RFC 9110, 7.6.1),
 * those by which a client could pose as another gateway, those that the route file removes, and the gateway's own
 * cookie.
 */
final class ForwardedHeaders {

    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");

    /** {@code Host} goes on as {@code X-Forwarded-Host}; {@code Expect} has been answered here. */
    private static final Set<String> OF_THE_GATEWAY = Set.of("host", "expect", "content-length");

    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private static final String OF_GATEWAYS = "x-forwarded-";

    private ForwardedHeaders() {}

    /** Without {@code Content-Length}, which the sender of the body sets. */
    static MultiMap toService(HttpServerRequest request, Route route) {
        MultiMap headers = endToEnd(request.headers());
        headers.names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> OF_THE_GATEWAY.contains(name) || name.startsWith(OF_GATEWAYS))
                .toList()
                .forEach(headers::remove);
        route.removedHeaders().forEach(headers::remove);
        List<String> cookies = headers.getAll("Cookie");
        if (cookies.size() > 1) {
            // HTTP/2 lets a client send its cookies one by one (RFC 9113, 8.2.3).
            headers.set("Cookie", String.join("; ", cookies));
        }
        ReplicaCookie.removeFrom(headers);
        headers.set(RequestId.HEADER, RequestId.of(request));
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.isSSL() ? "https" : "http");
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        return headers;
    }

    /** Begins the answer to a client: all but its body. */
    static void toClient(HttpClientResponse answer, HttpServerRequest request) {
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        endToEnd(answer.headers()).forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        if (!response.headers().contains(RequestId.HEADER)) {
            response.putHeader(RequestId.HEADER, RequestId.of(request));
        }
        boolean hasLength = response.headers().contains("Content-Length");
        boolean hasNoBody = request.method().equals(HttpMethod.HEAD) || BODILESS.contains(answer.statusCode());
        response.setChunked(request.version() == HttpVersion.HTTP_1_1 && !hasLength && !hasNoBody);
    }

    private static MultiMap endToEnd(MultiMap headers) {
        Set<String> hopByHop = new HashSet<>(OF_ONE_CONNECTION);
        for (String options : headers.getAll("Connection")) {
            List.of(options.split(","))
                    .forEach(name -> hopByHop.add(name.strip().toLowerCase(Locale.ROOT)));
        }
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        headers.forEach(header -> {
            if (!hopByHop.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                kept.add(header.getKey(), header.getValue());
            }
        });
        return kept;
    }
}
