package io.outdial.e2e;

import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.local.OutdialService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A person is taken out of a campaign, the enrolment is ended, the record is pulled and reported, and the number is
 * marked, all at the same moment and for a thousand persons: there is one end and one history, nothing waits for each
 * other for ever, and both services agree.
 */
@KeepsProcessorsBusy
@OnSharedProduct
class SimultaneousEndsTest {

    private static final int PERSONS = 1_000;
    private static final int ROWS = 500;

    /** Whose requests are on their way at once. */
    private static final int AT_ONCE = 6;

    private static final int TIMES_ASKED = 4;

    private static final String DEADLOCKS = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()";

    private static final String OPEN = "('pending', 'awaiting_call', 'in_progress')";

    private final Product product;
    private final UUID client;
    private final Caller caller;
    private final String campaign;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger reported = new AtomicInteger();

    SimultaneousEndsTest(Product product) {
        this.product = product;
        client = product.newClient("Simultaneous " + UUID.randomUUID());
        caller = product.callerOf(client, permission -> true);
        campaign = post(
                        "/v2/campaigns",
                        object("name", "Ends").put("type", "IVR").put("dialAfterhours", true))
                .at("/campaign/id")
                .asText();
        Answer started = caller.patch("/v2/campaigns/" + campaign, "{\"status\": \"active\"}");
        assertEquals(200, started.status(), started::toString);
    }

    @Test
    void thereIsOneEndAndOneHistory() {
        String deadlocks = count(OUTBOUND, DEADLOCKS) + " " + count(ENROLLMENT, DEADLOCKS);
        List<String> customers = customers();

        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE)
                            .mapToObj(n -> CompletableFuture.runAsync(() -> endAll(customers), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
        product.awaitDelivery(client);

        assertTrue(reported.get() > 0, "no record was pulled before its person was ended");
        assertEquals(
                PERSONS,
                count(
                        ENROLLMENT,
                        "SELECT count(*) FROM customer_campaign WHERE client_id = ? AND status NOT IN " + OPEN,
                        client));
        assertEquals(
                PERSONS,
                count(
                        ENROLLMENT,
                        "SELECT count(*) FROM customer_campaign_status_history WHERE client_id = ? AND new_status NOT IN "
                                + OPEN,
                        client));
        assertEquals(0, count(ENROLLMENT, """
                        SELECT count(*) FROM (
                            SELECT id, customer_campaign_id, new_status, previous_status,
                                   lag(new_status) OVER (PARTITION BY customer_campaign_id ORDER BY id) AS was,
                                   lead(id) OVER (PARTITION BY customer_campaign_id ORDER BY id) IS NULL AS is_last
                              FROM customer_campaign_status_history WHERE client_id = ?) AS change
                          JOIN customer_campaign AS enrolment ON enrolment.id = change.customer_campaign_id
                         WHERE was <> previous_status OR is_last AND new_status <> enrolment.status
                        """, client));
        assertEquals(PERSONS, count(ENROLLMENT, "SELECT count(*) FROM suppressed_number WHERE client_id = ?", client));
        assertEquals(
                0,
                count(
                        OUTBOUND,
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND record_status IN (1, 2, 8, 9) AND record_type <> 7",
                        client));
        assertEquals(
                0, count(OUTBOUND, "SELECT count(*) FROM attempt WHERE client_id = ? AND ended_at IS NULL", client));
        assertEquals(PERSONS, count(OUTBOUND, "SELECT count(*) FROM do_not_call WHERE client_id = ?", client));
        assertEquals(deadlocks, count(OUTBOUND, DEADLOCKS) + " " + count(ENROLLMENT, DEADLOCKS));
    }

    /** Of enrolled persons, in the order in which their records are handed out. */
    private List<String> customers() {
        for (int first = 0; first < PERSONS; first += ROWS) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            IntStream.range(first, first + ROWS)
                    .forEach(n -> body.withArray("records").add(object("phone", number(n))));
            post("/v2/campaigns/" + campaign + "/records", body);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count(
                                ENROLLMENT,
                                "SELECT count(*) FROM customer_campaign WHERE client_id = ? AND status = 'awaiting_call'",
                                client)
                        == PERSONS);
        product.awaitDelivery(client);
        String ids = product.query(
                ENROLLMENT,
                "SELECT string_agg(CAST(id AS text), ' ' ORDER BY phone_key) FROM customer WHERE client_id = ?",
                client);
        return List.of(ids.split(" "));
    }

    private void endAll(List<String> customers) {
        for (int n = next.getAndIncrement(); n < PERSONS; n = next.getAndIncrement()) {
            end(customers.get(n), number(n), n);
        }
    }

    /** Each of the requests begins before any other is answered, in an order that changes from person to person. */
    private void end(String customer, String number, int n) {
        List<CompletableFuture<Void>> requests = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            switch ((n + i) % 4) {
                case 0 ->
                    requests.add(sending("DELETE", "/v2/campaigns/" + campaign + "/customers/" + customer, null)
                            .thenAccept(answer -> assertEquals(200, answer.status(), answer::toString)));
                case 1 ->
                    requests.add(sending(
                                    "PATCH",
                                    "/v2/customers/campaign-status",
                                    object("customerId", customer)
                                            .put("campaignId", campaign)
                                            .put("status", "failed"))
                            .thenAccept(answer -> assertTrue(
                                    answer.status() == 200 || answer.body().contains("INVALID_STATUS_TRANSITION"),
                                    answer::toString)));
                case 2 ->
                    requests.add(
                            sending("POST", "/v2/campaigns/" + campaign + "/records:pull", object("dialler", "race"))
                                    .thenCompose(this::report));
                default -> {
                    ObjectNode mark = object("reason", "race");
                    mark.putArray("phones").add(number);
                    requests.add(sending("POST", "/v2/do-not-call", mark)
                            .thenAccept(answer -> assertEquals(200, answer.status(), answer::toString)));
                }
            }
        }
        requests.forEach(CompletableFuture::join);
    }

    /** The result of whoever was handed out; it may have ended in the meantime. */
    private CompletableFuture<Void> report(Answer pulled) {
        assertEquals(200, pulled.status(), pulled::toString);
        List<CompletableFuture<Void>> results = new ArrayList<>();
        for (JsonNode record : pulled.json().path("records")) {
            results.add(sending(
                            "POST",
                            "/v2/records/" + record.path("handle").asLong() + ":result",
                            object("attemptId", record.path("attemptId").asText())
                                    .put("callResult", "Answer"))
                    .thenAccept(answer -> {
                        assertTrue(answer.status() == 200 || answer.body().contains("RECORD_ENDED"), answer::toString);
                        reported.incrementAndGet();
                    }));
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Answer> sending(String method, String path, JsonNode body) {
        return sending(method, path, body == null ? null : body.toString(), TIMES_ASKED);
    }

    /** Whoever waited too long for others is refused, and asks again when he is told to. */
    private CompletableFuture<Answer> sending(String method, String path, String body, int times) {
        return caller.sending(method, path, body)
                .thenCompose(answer -> answer.status() == 503 && times > 1
                        ? after(answer.json().path("retryAfter").asLong())
                                .thenCompose(waited -> sending(method, path, body, times - 1))
                        : CompletableFuture.completedFuture(answer));
    }

    private static CompletableFuture<Void> after(long seconds) {
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    private JsonNode post(String path, JsonNode body) {
        Answer answer = caller.post(path, body.toString());
        assertEquals(200, answer.status(), answer::toString);
        return answer.json();
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static String number(int n) {
        return "+1202776%04d".formatted(n);
    }

    private int count(OutdialService service, String sql, Object... parameters) {
        return Integer.parseInt(product.query(service, sql, parameters));
    }
}
