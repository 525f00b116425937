package io.outdial.bench;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.function.Consumer;

/** A desktop that listens: one Bayeux session with one poll held at any time, as plainly as it can be done. */
final class Poller {

    private static final String PATH = "/api/v2/notifications";
    private static final String SUCCESSFUL = "\"successful\":true";

    private final HttpClient http;
    private final URI service;
    private final String authorization;
    private final Consumer<String> onReply;
    private final Consumer<String> onFailure;
    private String cookie = "";
    private String clientId;

    /**
     * @param authorization of the handshake; afterwards the cookie tells who it is
     * @param onReply is given the body of every poll's reply
     * @param onFailure is told when it stops polling, and why
     */
    Poller(HttpClient http, URI service, String authorization, Consumer<String> onReply, Consumer<String> onFailure) {
        this.http = http;
        this.service = service;
        this.authorization = authorization;
        this.onReply = onReply;
        this.onFailure = onFailure;
    }

    /** Completes when it is subscribed and polls. */
    Future<Void> open() {
        return handshake()
                .compose(shaken -> send(new JsonArray()
                        .add(message("/meta/subscribe", "2").put("subscription", "/v2/me/outbound"))
                        .add(message("/meta/subscribe", "3").put("subscription", "/me/internal"))))
                .compose(subscribed ->
                        send(new JsonArray().add(connect().put("advice", new JsonObject().put("timeout", 0)))))
                .onSuccess(connected -> poll())
                .mapEmpty();
    }

    private Future<Void> handshake() {
        JsonObject message = new JsonObject()
                .put("channel", "/meta/handshake")
                .put("version", "1.0")
                .put("supportedConnectionTypes", new JsonArray().add("long-polling"))
                .put("id", "1");
        return send(new JsonArray().add(message)).map(body -> {
            clientId = new JsonArray(body).getJsonObject(0).getString("clientId");
            return null;
        });
    }

    private void poll() {
        send(new JsonArray().add(connect()))
                .onSuccess(body -> {
                    onReply.accept(body);
                    poll();
                })
                .onFailure(failure -> onFailure.accept("a poll failed: " + failure.getMessage()));
    }

    private JsonObject connect() {
        return message("/meta/connect", "4").put("connectionType", "long-polling");
    }

    private JsonObject message(String channel, String id) {
        return new JsonObject()
                .put("channel", channel)
                .put("clientId", clientId)
                .put("id", id);
    }

    private Future<String> send(JsonArray messages) {
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(PATH)
                .putHeader("Content-Type", "application/json");
        if (cookie.isEmpty()) {
            request.putHeader("Authorization", authorization);
        } else {
            request.putHeader("Cookie", cookie);
        }
        // The body is asked for on the thread that brings the answer: it waits for nobody.
        return http.request(request)
                .compose(sent -> sent.send(messages.toBuffer())
                        .onSuccess(this::keepCookie)
                        .compose(HttpClientResponse::body))
                .map(Buffer::toString)
                .compose(body -> body.contains(SUCCESSFUL)
                        ? Future.succeededFuture(body)
                        : Future.failedFuture("answered " + body));
    }

    private void keepCookie(HttpClientResponse response) {
        String set = response.getHeader("Set-Cookie");
        if (set != null) {
            cookie = set.split(";", 2)[0];
        }
    }
}
