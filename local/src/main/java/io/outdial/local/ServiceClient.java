package io.outdial.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a service what is for services and operators only, past the gateway, which lets nobody in there. What is
 * answered with 503 is asked again for some seconds: nothing has been done then.
 */
public final class ServiceClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 1_000;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int MIN_ERROR = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final URI url;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * A service.
     *
     * @param name for people
     * @param token that the services show each other
     */
    ServiceClient(String name, URI url, String token) {
        this.name = name;
        this.url = url;
        this.token = token;
    }

    public String name() {
        return name;
    }

    /** Nothing if what the path names is not there. */
    public Optional<JsonNode> get(String path) {
        return send(request(path).GET());
    }

    /** Nothing if what the path names is not there. */
    public Optional<JsonNode> post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /**
     * Nothing if what the path names is not there.
     *
     * @param body written as JSON
     */
    public Optional<JsonNode> post(String path, Object body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("x-outdial-service-token", token)
                .timeout(TIMEOUT);
    }

    private Optional<JsonNode> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            for (int attempt = 1; answer.statusCode() == UNAVAILABLE && attempt < MAX_ATTEMPTS; attempt++) {
                Thread.sleep(PAUSE_MILLIS);
                answer = http.send(request.build(), BodyHandlers.ofString());
            }
            JsonNode body = JSON.readTree(answer.body());
            if (answer.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            if (answer.statusCode() >= MIN_ERROR) {
                throw new LocalFailure(name + " answers with " + answer.statusCode() + " "
                        + body.path("message").asText());
            }
            return Optional.of(body);
        } catch (IOException e) {
            throw new LocalFailure("nothing answers at " + url + "; start a stack first: ./outdial up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
