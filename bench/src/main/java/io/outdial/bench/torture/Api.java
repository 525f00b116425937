package io.outdial.bench.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Requests through the gateway, sent again until they are answered, as good clients do. */
final class Api {

    /** The gateway refuses what a service has not answered in 30 s. */
    private static final Duration BUDGET = Duration.ofSeconds(33);

    private static final long PAUSE_MILLIS = 200;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OWN_FAULT = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI gateway;
    private final Book book;
    private final BooleanSupplier isOver;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    final LongAdder answered = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder unanswered = new LongAdder();

    /** @param isOver whether nobody should go on trying */
    Api(URI gateway, Book book, BooleanSupplier isOver) {
        this.gateway = gateway;
        this.book = book;
        this.isOver = isOver;
    }

    /** @param outcome of a lead */
    record Reply(int status, String body, String outcome) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    /**
     * Sends a request until it is answered by something else than "not now".
     *
     * @param key what it is about, for the book
     * @return null if nobody had answered it when all was over: it may have had its effect or not
     */
    Reply insist(String key, String method, String path, String body, Map<String, String> headers) {
        HttpRequest request = request(method, path, body, headers);
        while (!isOver.getAsBoolean()) {
            Reply reply = send(key, request);
            if (reply != null) {
                return reply;
            }
            Pause.millis(PAUSE_MILLIS);
        }
        return null;
    }

    /**
     * Sends a request once.
     *
     * @return null if it was not answered, or by "not now"
     */
    Reply ask(String key, String method, String path, String body, Map<String, String> headers) {
        return send(key, request(method, path, body, headers));
    }

    private HttpRequest request(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(BUDGET)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(builder::header);
        return builder.build();
    }

    private Reply send(String key, HttpRequest request) {
        String line = request.method() + " " + request.uri().getPath();
        book.note(key, line);
        long begun = System.nanoTime();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            book.note(key, line + " -> " + response.statusCode() + " " + response.body());
            int status = response.statusCode();
            if (status == SERVICE_UNAVAILABLE || status == TOO_MANY_REQUESTS) {
                refused.increment();
                return null;
            }
            answered.increment();
            if (status >= OWN_FAULT) {
                book.broken("no answer is an error of our own", key);
            }
            return new Reply(
                    status,
                    response.body(),
                    response.headers()
                            .firstValue("X-Outdial-Outcome")
                            .orElse("")
                            .split(";", 2)[0]);
        } catch (IOException e) {
            unanswered.increment();
            book.note(key, line + " -> " + e.getClass().getSimpleName());
            if (System.nanoTime() - begun >= BUDGET.toNanos()) {
                book.broken("no request is longer than its budget", key);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
