package io.outdial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Somebody with a login who sends requests to a base URL, and waits up to 20 s for an answer. */
record Caller(URI base, List<String> login) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    static Caller anonymous(URI base) {
        return new Caller(base, List.of());
    }

    static Caller withKey(URI base, String key) {
        return new Caller(base, List.of("x-api-key", key));
    }

    static Caller withCloudAgentKey(URI base, String key) {
        return new Caller(base, List.of("apiKey", key));
    }

    static Caller agent(URI base, String userName, String password) {
        return new Caller(base, List.of("Authorization", basic(userName, password)));
    }

    /** The same, of another server. */
    Caller at(URI other) {
        return new Caller(other, login);
    }

    static String basic(String userName, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((userName + ":" + password).getBytes(UTF_8));
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        try {
            return Answer.of(HTTP.send(request(method, path, body, headers), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Answer> sending(String method, String path, String body, String... headers) {
        return HTTP.sendAsync(request(method, path, body, headers), BodyHandlers.ofString())
                .thenApply(Answer::of);
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        String[] all = Stream.concat(login.stream(), Stream.of(headers)).toArray(String[]::new);
        if (all.length > 0) {
            request.headers(all);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return request.method(method, BodyPublishers.ofString(body)).build();
    }
}
