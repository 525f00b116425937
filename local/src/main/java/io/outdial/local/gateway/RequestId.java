package io.outdial.local.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a request in answers and logs: the client's own if it is short and plain, else a new one. The services do
 * the same.
 */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    /** The same at every call: a new one is put among the headers of the request. */
    static String of(HttpServerRequest request) {
        String given = request.getHeader(HEADER);
        if (given != null && PLAIN_ID.matcher(given).matches()) {
            return given;
        }
        String id = UUID.randomUUID().toString();
        request.headers().set(HEADER, id);
        return id;
    }
}
