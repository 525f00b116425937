package io.outdial.outbound.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.outbound.genesys.RecordRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Logs in from an address, by an operation without parameters: 400 to whom it lets in. */
record Desktop(String baseUrl, String address) {

    static final int LET_IN = 400;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** At an address that no other test uses. */
    static Desktop anywhere(String baseUrl) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new Desktop(
                baseUrl, "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256));
    }

    CompletableFuture<HttpResponse<String>> loggingIn(String user, String password) {
        return post(RecordRequest.COLLECTION, user, password, "{}");
    }

    HttpResponse<String> login(String user, String password) {
        return await(loggingIn(user, password));
    }

    HttpResponse<String> handshake(String user, String password) {
        return await(post("/api/v2/notifications", user, password, "[{\"channel\":\"/meta/handshake\"}]"));
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    static <T> T await(CompletableFuture<T> answer) {
        return answer.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private CompletableFuture<HttpResponse<String>> post(String path, String user, String password, String body) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HTTP.sendAsync(
                HttpRequest.newBuilder(URI.create(baseUrl + path))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
