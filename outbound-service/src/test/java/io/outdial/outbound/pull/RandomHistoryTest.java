package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.pull.HistoryCampaign.HistoryAgent;
import io.outdial.outbound.pull.HistoryClient.Answer;
import io.outdial.outbound.record.CallOutcome;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sixteen agents and four diallers work through a list while records are added, marked, rejected, rescheduled, expire
 * and are lost by who holds them; what they do is random. The invariants are looked at all the while. A longer history:
 * {@code -Dhistory.operations=100000 -Dhistory.records=100000}.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RandomHistoryTest {

    private static final int OPERATIONS = Integer.getInteger("history.operations", 4_000);
    private static final int RECORDS = Integer.getInteger("history.records", 3_000);
    private static final Duration LONG_ENOUGH = OPERATIONS > 4_000 ? Duration.ofHours(1) : Duration.ofSeconds(8);

    private static final int AGENTS = 16;
    private static final int DIALLERS = 4;
    private static final long SEED = 20261128;

    /** Marks and cancels by a result are tested elsewhere: here each result is one in the attempt. */
    private static final List<String> RESULTS = Arrays.stream(CallResult.values())
            .filter(result -> result.outcome() != CallOutcome.DO_NOT_CALL)
            .map(CallResult::wireValue)
            .toList();

    final Rows rows = new Rows();

    @TestHTTPResource("/")
    URI root;

    private final AtomicInteger operations = new AtomicInteger();
    private final Map<String, AtomicLong> accepted = new ConcurrentHashMap<>();
    /** Numbers of which the mark was acknowledged, and how many were before. */
    private final Map<String, Integer> marked = new ConcurrentHashMap<>();

    private final AtomicInteger marks = new AtomicInteger();

    private HistoryCampaign campaign;
    private long end;

    @BeforeEach
    void aLongList() {
        campaign = new HistoryCampaign(root);
        campaign.fill(0, RECORDS);
        end = System.nanoTime() + LONG_ENOUGH.toNanos();
    }

    @Test
    void whateverIsDoneInWhateverOrder() throws Exception {
        HistoryInvariants invariants = new HistoryInvariants(rows, campaign.id);
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS + DIALLERS);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int n = 0; n < AGENTS; n++) {
                HistoryAgent agent = campaign.agent(Integer.toString(n));
                all.add(work(threads, n, random -> agent(random, agent)));
            }
            for (int n = 0; n < DIALLERS; n++) {
                List<JsonNode> held = new ArrayList<>();
                all.add(work(threads, AGENTS + n, random -> dialler(random, held)));
            }
            CompletableFuture<Void> whole = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
            while (!whole.isDone()) {
                assertEquals(List.of(), invariants.violated());
                disturb();
                TimeUnit.MILLISECONDS.sleep(200);
            }
            whole.join();
        } finally {
            end = 0;
            threads.shutdown();
            assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of(), invariants.violated());
        assertEveryHandOutHasOneEnd(invariants);
    }

    private void assertEveryHandOutHasOneEnd(HistoryInvariants invariants) {
        assertEquals(accepted("result"), invariants.ended("result"));
        assertEquals(accepted("rejected"), invariants.ended("rejected"));
        assertTrue(invariants.ended("rescheduled") <= accepted("rescheduled"));
        long ends = 0;
        for (String by : List.of("result", "rejected", "rescheduled", "cancelled", "do_not_call", "lease_ended")) {
            assertTrue(invariants.ended(by) > 0, "nothing was " + by);
            ends += invariants.ended(by);
        }
        assertEquals(invariants.attempts(), ends + invariants.ended(null));
        assertTrue(invariants.attempts() >= accepted("pulled"), "records without an attempt");
        assertTrue(marks.get() > 0);
    }

    private CompletableFuture<Void> work(ExecutorService threads, int n, Consumer<Random> step) {
        Random random = new Random(SEED + n);
        return CompletableFuture.runAsync(
                () -> {
                    while (System.nanoTime() < end && operations.incrementAndGet() <= OPERATIONS) {
                        step.accept(random);
                    }
                },
                threads);
    }

    /** Some lose what they hold; nobody runs out of quota. */
    private void disturb() {
        rows.execute("""
                WITH lost AS (
                    UPDATE outbound_record SET due_at = now() - interval '1 second'
                     WHERE (client_id, handle) IN (SELECT client_id, handle FROM outbound_record WHERE campaign_id = ? AND record_status = 2 ORDER BY random() LIMIT 3)
                       AND record_status = 2
                    RETURNING client_id, attempt_id)
                UPDATE attempt SET lease_until = now() - interval '1 second' FROM lost WHERE attempt.client_id = lost.client_id AND id = attempt_id AND ended_at IS NULL
                """, campaign.id);
        campaign.forgetRequests();
    }

    private void agent(Random random, HistoryAgent agent) {
        List<String> held = agent.handles();
        int what = random.nextInt(100);
        if (held.isEmpty() || what < 35) {
            agent.getPreview();
        } else if (what < 90) {
            onHeld(random, agent, held.get(random.nextInt(held.size())));
        } else if (what < 95) {
            mark(agent, campaign.phone(random.nextInt(RECORDS)));
        } else {
            agent.onList(
                    "AddRecord",
                    Map.of(
                            "phoneNumber",
                            RecordFixture.newPhone(),
                            "phoneType",
                            "Mobile",
                            "timeZone",
                            "GMT",
                            "from",
                            0,
                            "until",
                            86_399));
        }
    }

    private void onHeld(Random random, HistoryAgent agent, String handle) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 ->
                count("result", agent.onHeld(handle, "CompleteRecord", Map.of("callResult", result(random))));
            case 4 -> count("rejected", agent.onHeld(handle, "RejectRecord", Map.of()));
            case 5 -> {
                Map<String, ?> callback = Map.of(
                        "callbackType",
                        random.nextBoolean() ? "Personal" : "Campaign",
                        "timestamp",
                        Instant.now().getEpochSecond() + 2);
                count("rescheduled", agent.onHeld(handle, "RescheduleRecord", callback));
            }
            case 6 -> agent.onHeld(handle, "CancelRecord", Map.of());
            default -> agent.onHeld(handle, "DoNotCallRecord", Map.of());
        }
    }

    private void mark(HistoryAgent agent, String phone) {
        if (agent.mark(phone).isAccepted()) {
            marked.computeIfAbsent(phone, first -> marks.getAndIncrement());
        }
    }

    private void dialler(Random random, List<JsonNode> held) {
        if (held.isEmpty()) {
            int marksBefore = marks.get();
            Answer answer = campaign.pull(1 + random.nextInt(8));
            answer.body().path("records").forEach(record -> {
                Integer before = marked.get(record.path("phoneNumber").asText());
                assertTrue(before == null || before >= marksBefore, () -> "marked before it was pulled: " + record);
                count("pulled", answer);
                held.add(record);
            });
            return;
        }
        JsonNode record = held.remove(held.size() - 1);
        String path = "/v2/records/" + record.path("handle").asLong();
        String attempt = record.path("attemptId").asText();
        switch (random.nextInt(8)) {
            case 0 -> count("rejected", campaign.dial(path + ":release", Map.of("attemptId", attempt)));
            case 1 -> campaign.dial(path + ":extend", Map.of("attemptId", attempt, "leaseSeconds", 10));
            default ->
                count(
                        "result",
                        campaign.dial(path + ":result", Map.of("attemptId", attempt, "callResult", result(random))));
        }
    }

    private static String result(Random random) {
        return RESULTS.get(random.nextInt(RESULTS.size()));
    }

    private void count(String what, Answer answer) {
        if (answer.isAccepted()) {
            accepted.computeIfAbsent(what, first -> new AtomicLong()).incrementAndGet();
        }
    }

    private long accepted(String what) {
        return accepted.getOrDefault(what, new AtomicLong()).get();
    }
}
