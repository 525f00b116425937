package io.outdial.outbound.notification.cometd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Speaks Bayeux by hand, to see the wire: {@code '} in a body stands for {@code "}, {@code @} for the clientId. */
final class RawClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private String url;
    private String authorization;
    private String cookie;
    private String[] moreHeaders = {};
    private String clientId = "none";

    RawClient(String url, String authorization) {
        this.url = url;
        this.authorization = authorization;
    }

    /** Sends to another replica from now on. */
    RawClient at(String other) {
        url = other;
        return this;
    }

    RawClient authorization(String other) {
        authorization = other;
        return this;
    }

    /** Sent with every request from now on. */
    RawClient header(String name, String value) {
        moreHeaders = new String[] {name, value};
        return this;
    }

    RawClient cookie(String other) {
        cookie = other;
        return this;
    }

    RawClient clientId(String other) {
        clientId = other;
        return this;
    }

    String cookie() {
        return cookie;
    }

    String clientId() {
        return clientId;
    }

    JsonNode handshake() {
        return handshake("");
    }

    JsonNode handshake(String more) {
        HttpResponse<String> response = exchange(
                "/handshake",
                "[{'channel':'/meta/handshake','version':'1.0','supportedConnectionTypes':['long-polling'],'id':'1'"
                        + more + "}]");
        response.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";")[0]);
        JsonNode reply = json(response).path(0);
        clientId = reply.path("clientId").asText("none");
        return reply;
    }

    /** Handshake, subscription and the first connect, which is answered at once. */
    RawClient open(String... channels) {
        handshake();
        for (String channel : channels) {
            subscribe(channel);
        }
        connect("'advice':{'timeout':0},");
        return this;
    }

    CompletableFuture<HttpResponse<String>> subscribing(String channel) {
        return send("/subscribe", "{'channel':'/meta/subscribe','clientId':'@','subscription':'" + channel + "'}");
    }

    JsonNode subscribe(String channel) {
        return post("/subscribe", "{'channel':'/meta/subscribe','clientId':'@','subscription':'" + channel + "'}");
    }

    JsonNode connect(String more) {
        return json(await(connecting(more)));
    }

    CompletableFuture<HttpResponse<String>> connecting(String more) {
        return send("/connect", connectBody(more));
    }

    static String connectBody(String more) {
        return "[{'channel':'/meta/connect','connectionType':'long-polling'," + more + "'id':'19','clientId':'@'}]";
    }

    JsonNode post(String path, String body) {
        return json(exchange(path, body));
    }

    HttpResponse<String> exchange(String path, String body) {
        return await(send(path, body));
    }

    CompletableFuture<HttpResponse<String>> send(String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json;charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(text(body)));
        if (moreHeaders.length > 0) {
            request.headers(moreHeaders);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
    }

    String text(String body) {
        return body.replace('\'', '"').replace("@", clientId);
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    static HttpResponse<String> await(CompletableFuture<HttpResponse<String>> response) {
        return response.orTimeout(20, TimeUnit.SECONDS).join();
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("Not JSON: " + response.body(), notJson);
        }
    }
}
