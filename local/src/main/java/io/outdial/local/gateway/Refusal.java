package io.outdial.local.gateway;

import io.vertx.core.json.JsonObject;

/**
 * What the gateway itself answers, in the dialect of the path, so that a client never meets an error shape it does not know: with the {@code code} of a
 * careCycle error or the {@code statusCode} of a Genesys error.
 */
enum Refusal {
    BAD_PATH(400, "Malformed path", "BAD_REQUEST", 2),
    NO_ROUTE(404, "No such resource", "NOT_FOUND", 6),
    PEER_DOWN(503, "The service is not available, try again shortly", "SERVICE_UNAVAILABLE", 4);

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

    int status() {
        return status;
    }

    /** A path that leads nowhere has no dialect; it is answered in the careCycle one. */
    String bodyFor(String path, boolean routed) {
        if (routed && path.startsWith("/api/v2")) {
            return new JsonObject()
                    .put("statusCode", genesysCode)
                    .put("statusMessage", message)
                    .encode();
        }
        if (routed && !path.startsWith("/v2/")) {
            return new JsonObject()
                    .put("status", "error")
                    .put("message", message)
                    .encode();
        }
        return new JsonObject()
                .put("message", message)
                .put("code", careCycleCode)
                .encode();
    }
}
