package io.outdial.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The name of a request in answers and logs: the client's own if it is a harmless word, else a new one. The services
 * hold it the same way.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The same at every call: a new one is put among the headers of the request. */
    static String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && HARMLESS.matcher(given).matches()) {
            return given;
        }
        String id = UUID.randomUUID().toString();
        request.headers().set(HEADER, id);
        return id;
    }
}
