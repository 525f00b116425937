package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What an agent is told by CometD, as plainly as it can be done: a session that polls, and that is opened anew when it
 * is unknown. What was on its way when a connection broke may come twice.
 */
final class DesktopEvents implements Runnable {

    private static final String PATH = "/api/v2/notifications";
    private static final String OUTBOUND = "/v2/me/outbound";
    private static final int OK = 200;
    private static final long PAUSE_MILLIS = 200;

    /** Longer than a poll is held. */
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Agent agent;
    private final Book book;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** By reference, in the order in which they came first; missing ones in place of those that somebody has read. */
    private final Map<String, JsonNode> events = new LinkedHashMap<>();

    private final CountDownLatch wasOpened = new CountDownLatch(1);

    private volatile boolean isClosed;
    private volatile Thread thread;

    /** Null while there is no session. */
    private String session;

    DesktopEvents(URI gateway, Agent agent, Book book) {
        this.url = gateway.resolve(PATH);
        this.agent = agent;
        this.book = book;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        boolean isAnswered = false;
        while (!isClosed) {
            try {
                if (session == null) {
                    open();
                    isAnswered = false;
                }
                isAnswered = poll(isAnswered);
            } catch (IOException e) {
                book.note(agent.userName(), "notifications: " + e);
                isAnswered = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!isAnswered) {
                Pause.millis(PAUSE_MILLIS);
            }
        }
    }

    private void open() throws IOException, InterruptedException {
        JsonNode shaken = send("""
            [{"channel": "/meta/handshake", "version": "1.0", "supportedConnectionTypes": ["long-polling"], "id": "1"}]\
            """);
        String opened = shaken.at("/0/clientId").asText();
        JsonNode subscribed = send("""
            [{"channel": "/meta/subscribe", "clientId": "%s", "subscription": "%s", "id": "2"}]\
            """.formatted(opened, OUTBOUND));
        if (!shaken.at("/0/successful").asBoolean()
                || !subscribed.at("/0/successful").asBoolean()) {
            throw new IOException("no session: " + shaken + subscribed);
        }
        book.note(agent.userName(), "notifications: session " + opened);
        session = opened;
        wasOpened.countDown();
    }

    /** Whether there has been a session: before, nothing is told to anybody. Waits a moment for it. */
    boolean hasBegun() throws InterruptedException {
        return wasOpened.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * @param mayBeHeld else the answer to the last one may be lost, which asking for one at once says
     * @return whether it was answered
     */
    private boolean poll(boolean mayBeHeld) throws IOException, InterruptedException {
        String advice = mayBeHeld ? "" : "\"advice\": {\"timeout\": 0}, ";
        JsonNode messages = send("""
            [{"channel": "/meta/connect", "connectionType": "long-polling", %s"clientId": "%s", "id": "3"}]\
            """.formatted(advice, session));
        boolean isAnswered = false;
        for (JsonNode message : messages) {
            if (message.path("channel").asText().equals("/meta/connect")) {
                isAnswered = message.path("successful").asBoolean();
                if (!isAnswered && message.at("/advice/reconnect").asText().equals("handshake")) {
                    session = null;
                }
            } else if (message.path("channel").asText().equals(OUTBOUND)) {
                receive(message.path("data"));
            }
        }
        return isAnswered;
    }

    private synchronized void receive(JsonNode data) {
        String reference = data.path("referenceId").asText();
        book.note(agent.userName(), "told " + data.path("notificationType").asText() + " of " + reference);
        events.putIfAbsent(reference, data);
        notifyAll();
    }

    /** The first event of a request, if it comes in time; to be read once, since half an hour of them is much. */
    synchronized Optional<JsonNode> await(String reference, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis();
                left > 0 && !events.containsKey(reference);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            wait(left);
        }
        return Optional.ofNullable(events.replace(reference, MissingNode.getInstance()));
    }

    /** The references of which something was told, in that order. */
    synchronized List<String> references() {
        return List.copyOf(events.keySet());
    }

    /** Does not wait for the poll that is held. */
    void close() {
        isClosed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private JsonNode send(String messages) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Authorization", agent.authorization())
                .POST(BodyPublishers.ofString(messages))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != OK) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }
}
