package io.outdial.enrollment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * Outbound-service as this one sees it: a directory that knows what it is told, and a receiver of events that remembers
 * them.
 */
public class OutboundStub implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
    private static final Map<String, PublicSource> PUBLIC_SOURCES = new ConcurrentHashMap<>();
    private static final List<JsonNode> QUESTIONS = new CopyOnWriteArrayList<>();
    private static final List<JsonNode> EVENTS = new CopyOnWriteArrayList<>();
    private static final List<JsonNode> SENT = new CopyOnWriteArrayList<>();

    /** A status that none is: the connection breaks without an answer. */
    private static final int BREAKS = 0;

    /** Of an answer that comes too late for any budget. */
    private static final int LATE_MILLIS = 3_000;

    private static volatile int directoryStatus = 200;
    private static volatile int eventStatus = 204;
    private static volatile boolean isLate;

    private HttpServer server;
    private ExecutorService threads;

    private record PublicSource(UUID id, String cost) {}

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads = Executors.newFixedThreadPool(8);
        server.setExecutor(threads);
        server.createContext("/internal/v1/directory/lookup", exchange -> answer(exchange, true));
        server.createContext(EventInbox.PATH, exchange -> answer(exchange, false));
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        // Nothing stays fresh, so that every request asks.
        return Map.of(
                "quarkus.rest-client.outbound.url",
                url,
                "quarkus.rest-client.outbound-events.url",
                url,
                "outdial.directory.fresh-for",
                "PT0S",
                "outdial.directory.usable-for",
                "PT0S");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    /** A campaign that exists. */
    public static UUID campaign() {
        return known(UUID.randomUUID());
    }

    /** A campaign or source that exists. */
    public static UUID known(UUID id) {
        KNOWN.add(id.toString());
        return id;
    }

    public static void forget(UUID id) {
        KNOWN.remove(id.toString());
    }

    public static UUID publicSource(String publicId, String cost) {
        UUID id = UUID.randomUUID();
        PUBLIC_SOURCES.put(publicId, new PublicSource(id, cost));
        return id;
    }

    /** What the directory answers with until it is told otherwise. */
    public static void directoryAnswers(int status) {
        directoryStatus = status;
    }

    /** What events are answered with until it is told otherwise. */
    public static void eventsAreAnswered(int status) {
        eventStatus = status;
    }

    /** Whatever is asked or sent has no answer until {@link #answersAgain}. */
    public static void breaks() {
        directoryStatus = BREAKS;
        eventStatus = BREAKS;
    }

    /** Whatever is asked or sent is answered too late until {@link #answersAgain}. */
    public static void isLate() {
        isLate = true;
    }

    public static void answersAgain() {
        directoryStatus = 200;
        eventStatus = 204;
        isLate = false;
    }

    /** Questions about this id, those that were refused too. */
    public static long questionsAbout(UUID id) {
        return QUESTIONS.stream()
                .filter(question -> question.toString().contains(id.toString()))
                .count();
    }

    /** Requests that had an event with this id, those that were not taken too. */
    public static long deliveriesOf(UUID eventId) {
        return SENT.stream()
                .filter(request -> request.toString().contains(eventId.toString()))
                .count();
    }

    /** Events that were taken and are about this customer, in the order they came in. */
    public static List<JsonNode> eventsOf(UUID customerId) {
        return EVENTS.stream()
                .filter(event -> customerId
                        .toString()
                        .equals(event.path("data").path("customerId").asText()))
                .toList();
    }

    /** Events that were taken and are about this number, in the order they came in. */
    public static List<JsonNode> eventsAbout(String phoneKey) {
        return EVENTS.stream()
                .filter(event ->
                        phoneKey.equals(event.path("data").path("phoneKey").asText()))
                .toList();
    }

    /** Whose outbound-service was told that the chain is, each time. */
    public static List<JsonNode> chainsTold(long chainId) {
        return EVENTS.stream()
                .flatMap(event ->
                        StreamSupport.stream(event.path("data").path("chains").spliterator(), false))
                .filter(chain -> chain.path("chainId").asLong() == chainId)
                .toList();
    }

    private static void answer(HttpExchange exchange, boolean isQuestion) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            boolean isTrusted = TestEnvironment.SERVICE_TOKEN.equals(
                    exchange.getRequestHeaders().getFirst(ServiceToken.HEADER));
            int status = !isTrusted ? 401 : isQuestion ? directoryStatus : eventStatus;
            if (isQuestion && !NOBODY.toString().equals(body.path("clientId").asText())) {
                QUESTIONS.add(body);
            }
            boolean isBatch = body.has("events");
            if (!isQuestion) {
                SENT.add(body);
            }
            if (isLate) {
                TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
            }
            if (status == BREAKS) {
                return;
            }
            if (!isQuestion && status == 204) {
                (isBatch ? body.path("events") : List.of(body)).forEach(EVENTS::add);
                status = isBatch ? 200 : 204;
            }
            byte[] answer = isQuestion
                    ? JSON.writeValueAsBytes(directory(body))
                    : isBatch ? EventInbox.appliedAll(body).getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            // The server ends.
            Thread.currentThread().interrupt();
        }
    }

    private static ObjectNode directory(JsonNode question) {
        ObjectNode answer = JSON.createObjectNode();
        add(answer.putArray("campaigns"), question.path("campaignIds"));
        answer.putArray("members");
        add(answer.putArray("sources"), question.path("sourceIds"));
        ArrayNode sources = answer.putArray("publicSources");
        question.path("sourcePublicIds").forEach(publicId -> {
            PublicSource source = PUBLIC_SOURCES.get(publicId.asText());
            if (source != null) {
                ObjectNode entry = sources.addObject()
                        .put("publicId", publicId.asText())
                        .put("id", source.id().toString())
                        .put("name", "Web form");
                if (source.cost() == null) {
                    entry.putNull("defaultLeadCost");
                } else {
                    entry.put("defaultLeadCost", new java.math.BigDecimal(source.cost()));
                }
            }
        });
        return answer;
    }

    private static void add(ArrayNode found, JsonNode asked) {
        asked.forEach(id -> {
            if (KNOWN.contains(id.asText())) {
                found.addObject().put("id", id.asText()).put("name", "Spring");
            }
        });
    }
}
