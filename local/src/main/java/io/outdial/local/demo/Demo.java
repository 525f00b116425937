package io.outdial.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.local.Credentials;
import io.outdial.local.LocalFailure;
import io.outdial.local.demo.Desktop.DesktopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes the five calls of the given pages against a running stack, shows everything, and holds it against the pages.
 */
public final class Demo {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Credentials credentials;
    private final FiveCalls calls;
    private final Screen screen;
    private final List<Check> checks = new ArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    public Demo(Credentials credentials, PrintWriter out) {
        this.credentials = credentials;
        this.calls = new FiveCalls(credentials);
        this.screen = new Screen(out);
    }

    /**
     * Returns whether everything was as on the pages.
     *
     * @throws LocalFailure if nothing answers at the gateway
     */
    public boolean run() {
        findGateway();
        screen.line("Five calls to " + credentials.gateway() + ", each held against its page");
        make("1  ", calls.restriction());
        make("2  ", calls.campaignStatus());
        make("3  ", calls.transferConfig());
        makeAndListen(calls.doNotCall());
        make("5  ", calls.lead());
        return conclude();
    }

    private void findGateway() {
        try {
            send(HttpRequest.newBuilder(URI.create(credentials.gateway() + "/openapi/common.yaml")));
        } catch (IOException e) {
            throw new LocalFailure(
                    "nothing answers at " + credentials.gateway()
                            + "; start a stack in another terminal first: ./outdial up",
                    e);
        }
    }

    private void make(String number, Call call) {
        screen.title(number + call.title());
        makeCall(call);
    }

    private void makeCall(Call call) {
        screen.request(credentials.gateway(), call);
        try {
            HttpResponse<String> response = send(requestOf(call));
            JsonNode answer = show(response);
            long wait = answer == null ? 0 : answer.path("retryAfter").asLong();
            if (response.statusCode() == SERVICE_UNAVAILABLE && wait > 0 && wait <= TIMEOUT.toSeconds()) {
                screen.line("  not available for a moment, again in " + wait + " s as it asks");
                pause(wait);
                response = send(requestOf(call));
                answer = show(response);
            }
            add(call.compare(response.statusCode(), answer));
        } catch (IOException e) {
            add(List.of(Check.of(false, "answer", "one within " + TIMEOUT.toSeconds() + " s", e)));
        }
    }

    private HttpRequest.Builder requestOf(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(credentials.gateway() + call.path()))
                .method(call.method(), BodyPublishers.ofString(call.body().toString()));
        call.headers().forEach(request::header);
        return request;
    }

    /** Returns the body as JSON, null where it is none. */
    private JsonNode show(HttpResponse<String> response) {
        JsonNode answer = read(response.body());
        screen.line("< HTTP " + response.statusCode());
        if (answer == null) {
            screen.line("< " + response.body());
        } else {
            screen.document("< ", answer);
        }
        return answer;
    }

    private static void pause(long seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting for a service", e);
        }
    }

    private void makeAndListen(Call call) {
        screen.title("4  " + call.title() + ", with the agent's desktop listening by CometD");
        try (Desktop desktop =
                Desktop.open(credentials.gateway(), call.headers().get("Authorization"))) {
            screen.line("  the desktop listens to " + DoNotCallEvents.OUTBOUND + " and " + DoNotCallEvents.INTERNAL);
            screen.line("");
            makeCall(call);
            List<JsonNode> notifications = desktop.notifications();
            screen.line("");
            screen.line("< CometD: " + notifications.size() + " messages");
            notifications.forEach(message -> screen.document("< ", message));
            add(DoNotCallEvents.compare(notifications, Instant.now()));
        } catch (DesktopException e) {
            add(List.of(Check.of(false, "CometD", "a session that is notified of the call", e.getMessage())));
        }
    }

    private void add(List<Check> found) {
        screen.checks(found);
        checks.addAll(found);
    }

    private boolean conclude() {
        List<Check> differences =
                checks.stream().filter(check -> !check.holds()).toList();
        screen.title(
                differences.isEmpty()
                        ? "✓ All five calls are as the pages show them (" + checks.size() + " values compared)"
                        : "✗ " + differences.size() + " of " + checks.size()
                                + " compared values are not as the pages show them");
        differences.forEach(check -> screen.line(Screen.lineOf(check)));
        return differences.isEmpty();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting for an answer", e);
        }
    }

    /** Null where it is no JSON. */
    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
