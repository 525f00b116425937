package io.outdial.local.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.outdial.local.LocalFailure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** @param retryAfter as its header has it, or null */
record Answer(int status, String retryAfter, String body) {

    static final int OK = 200;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private static final Set<Integer> TEMPORARY = Set.of(408, 429);
    private static final int SERVER_FAILURE = 500;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final int MAX_FAULTS = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** When it is complete. */
    static Future<Answer> of(HttpClientResponse response) {
        return response.body()
                .map(body -> new Answer(response.statusCode(), response.getHeader("Retry-After"), body.toString()));
    }

    /**
     * @param refused what it means if it is a refusal
     * @throws TemporaryFailure if the request may be sent again
     * @throws LocalFailure if it was refused for good
     */
    JsonNode json(String refused) {
        requireOk(refused);
        return read();
    }

    /** As {@link #json}, where the body is something else. */
    void requireOk(String refused) {
        if (status == OK) {
            return;
        }
        String line = refused + ": " + status + " " + words();
        if (status >= SERVER_FAILURE || TEMPORARY.contains(status)) {
            throw TemporaryFailure.answered(line, pause());
        }
        throw new LocalFailure(line);
    }

    private Duration pause() {
        return retryAfter != null && SECONDS.matcher(retryAfter).matches()
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ZERO;
    }

    /** The message, and what is wrong with single values. */
    private String words() {
        JsonNode refusal = read();
        List<String> faults = new ArrayList<>();
        for (JsonNode fault : refusal.path("errors")) {
            List<String> path = new ArrayList<>();
            fault.path("path").forEach(step -> path.add(step.asText()));
            faults.add(String.join(".", path) + ": " + fault.path("message").asText());
        }
        String message = refusal.path("message").asText();
        return faults.isEmpty()
                ? message
                : message + ": " + String.join("; ", faults.subList(0, Math.min(MAX_FAULTS, faults.size())));
    }

    private JsonNode read() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
