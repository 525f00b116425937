package io.outdial.local.gateway;

import io.outdial.platform.request.RequestPath;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The service's side of an exchange: the request on its way to one replica, and to another one where that one is away.
 * Belongs to the event loop of its client's connection.
 */
final class ServiceCall {

    /** Some clients say so of a {@code GET}. */
    private static final String EMPTY = "0";

    private final HttpClient client;
    private final Replicas replicas;
    private final boolean isSticky;
    private final Optional<Replica> kept;
    private final RequestOptions options;
    private final String length;
    private final boolean hasBody;
    private final boolean mayRepeat;
    private final Set<Replica> tried = new HashSet<>();

    private Handler<HttpClientRequest> onConnected;
    private Handler<HttpClientResponse> onAnswer;
    private Handler<Throwable> onFailure;
    private HttpClientRequest request;
    private Replica replica;
    private boolean over;

    /**
     * @param hasBody whether a body follows
     * @param length of the body, or null where it is unknown
     */
    ServiceCall(
            HttpClient client,
            Replicas replicas,
            Route route,
            HttpServerRequest fromClient,
            boolean hasBody,
            String length) {
        this.client = client;
        this.replicas = replicas;
        this.isSticky = route.isSticky() && replicas.areSeveral();
        this.kept = ReplicaCookie.find(fromClient.headers(), replicas);
        this.length = length;
        this.hasBody = hasBody;
        this.mayRepeat = RepeatRule.mayRepeat(fromClient.method().name(), hasBody && !EMPTY.equals(length));
        MultiMap headers = ForwardedHeaders.toService(fromClient, route);
        if (length != null) {
            headers.set("Content-Length", length);
        }
        this.options = new RequestOptions()
                .setMethod(fromClient.method())
                .setURI(RequestPath.normalise(fromClient.uri()).orElseThrow() + RequestPath.queryOf(fromClient.uri()))
                .setHeaders(headers);
    }

    /**
     * @param onConnected gets the request to pass the body to; once for each replica that is tried
     * @param onFailure no replica is left, or the request may have been carried out and is not repeated
     */
    void start(
            Handler<HttpClientRequest> onConnected,
            Handler<HttpClientResponse> onAnswer,
            Handler<Throwable> onFailure) {
        this.onConnected = onConnected;
        this.onAnswer = onAnswer;
        this.onFailure = onFailure;
        tryNext(null);
    }

    private void tryNext(Throwable failure) {
        if (over) {
            return;
        }
        Optional<Replica> next = replicas.choose(kept, tried);
        if (next.isEmpty()) {
            onFailure.handle(failure);
            return;
        }
        replica = next.get();
        tried.add(replica);
        client.request(new RequestOptions(options).setServer(replica.address()))
                .onFailure(refusal -> {
                    replica.refused();
                    tryNext(refusal);
                })
                .onSuccess(this::connected);
    }

    private void connected(HttpClientRequest connected) {
        replica.accepted();
        request = connected;
        connected.exceptionHandler(failure -> {});
        if (over) {
            connected.reset();
            return;
        }
        connected.response().onSuccess(this::answered).onFailure(this::broken);
        connected.setChunked(hasBody && length == null);
        onConnected.handle(connected);
    }

    private void answered(HttpClientResponse answer) {
        if (isSticky && !kept.equals(Optional.of(replica))) {
            ReplicaCookie.addTo(answer.headers(), replica);
        }
        onAnswer.handle(answer);
    }

    private void broken(Throwable failure) {
        if (over) {
            return;
        }
        if (mayRepeat) {
            tryNext(failure);
        } else {
            onFailure.handle(failure);
        }
    }

    /** The answer is complete. */
    void finish(boolean mayReuseConnection) {
        over = true;
        if (!mayReuseConnection) {
            request.reset();
        }
    }

    /** Nobody waits for the answer any more. */
    void abandon() {
        over = true;
        if (request != null) {
            request.reset();
            ConnectionGuard.cut(request.connection());
        }
    }

    /** Whether it has been connected and does not take what it is sent. */
    boolean takesNothing() {
        return request != null && request.writeQueueFull();
    }
}
