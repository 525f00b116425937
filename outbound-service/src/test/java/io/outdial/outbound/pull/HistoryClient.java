package io.outdial.outbound.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** Requests of many clients at once, each checked for nothing but that it was answered. */
final class HistoryClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody else was quicker, and a repetition would find what has become of it. */
    private static final String CHANGED = "Another request has changed the number";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    HistoryClient(URI base) {
        this.base = base;
    }

    /** @param body null where it was refused */
    record Answer(JsonNode body) {

        boolean isAccepted() {
            return body != null;
        }
    }

    Answer post(String path, String header, String value, Map<String, ?> body) {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Content-Type", "application/json")
                            .header(header, value)
                            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return new Answer(JSON.readTree(response.body()));
            }
            boolean isRefusal = response.statusCode() == 400
                    || response.statusCode() == 404
                    || response.body().contains(CHANGED);
            if (!isRefusal) {
                throw new AssertionError(path + " " + body + ": " + response.statusCode() + " " + response.body());
            }
            return new Answer(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
