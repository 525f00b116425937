package io.outdial.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * The refusals of the gateway itself, in the shape of the path's API, so that a client never gets an error of a shape
 * that it does not know: with the {@code code} of a careCycle error or the {@code statusCode} of a Genesys error.
 */
enum Refusal {
    BAD_REQUEST(400, "Malformed request", "BAD_REQUEST", 2),
    BAD_PATH(400, "Malformed path", "BAD_REQUEST", 2),
    BAD_QUERY(400, "Malformed query", "BAD_REQUEST", 2),
    BAD_HOST(400, "The Host header must stand there once and name a host", "BAD_REQUEST", 2),
    BAD_HEADER(400, "Malformed header", "BAD_REQUEST", 2),
    NO_VERSION(400, "HTTP/1.1 and HTTP/2 are spoken here", "BAD_REQUEST", 2),
    NO_UPGRADE(400, "The protocol is not changed on this connection", "BAD_REQUEST", 2),
    NO_ROUTE(404, "No such resource", "NOT_FOUND", 6),
    NO_METHOD(405, "This resource does not know that method", "METHOD_NOT_ALLOWED", 3),
    TOO_SLOW(408, "The request did not arrive in time", "BAD_REQUEST", 2),
    LINE_TOO_LONG(414, "The request target is longer than 8 KiB", "BAD_REQUEST", 10),
    HEADERS_TOO_LARGE(431, "The headers are larger than 16 KiB", "BAD_REQUEST", 10),
    PEER_DOWN(503, "The service is not available, try again shortly", "SERVICE_UNAVAILABLE", 4);

    private static final int RETRY_AFTER_SECONDS = 1;

    private final int status;
    private final String message;
    private final String careCycleCode;
    private final int genesysCode;

    Refusal(int status, String message, String careCycleCode, int genesysCode) {
        this.status = status;
        this.message = message;
        this.careCycleCode = careCycleCode;
        this.genesysCode = genesysCode;
    }

    /** Answers a request whose target could be read. */
    Future<Void> answer(HttpServerRequest request) {
        return answer(request, request.uri());
    }

    /**
     * Answers a request of which nothing has been answered yet.
     *
     * @param target decides the shape; of a request line that cannot be read, as much as there is of it
     */
    Future<Void> answer(HttpServerRequest request, String target) {
        HttpServerResponse response = request.response()
                .setStatusCode(status)
                .putHeader(RequestId.HEADER, RequestId.of(request))
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (this == PEER_DOWN) {
            response.putHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
        }
        return response.end(body(Api.of(target)).encode());
    }

    private JsonObject body(Api api) {
        return switch (api) {
            case GENESYS -> new JsonObject().put("statusCode", genesysCode).put("statusMessage", message);
            case CLOUD_AGENT -> new JsonObject().put("status", "error").put("message", message);
            case CARE_CYCLE -> careCycle();
        };
    }

    private JsonObject careCycle() {
        JsonObject body = new JsonObject().put("message", message).put("code", careCycleCode);
        return this == PEER_DOWN ? body.put("retryAfter", RETRY_AFTER_SECONDS) : body;
    }
}
