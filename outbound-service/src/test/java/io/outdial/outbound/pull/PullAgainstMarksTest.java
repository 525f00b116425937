package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.pull.HistoryCampaign.HistoryAgent;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * No pull that begins after the acknowledgement of a mark returns its number. The list is short, and what is marked was
 * pulled just before, so that both are about the same records. For a few seconds, or for a number of pulls:
 * {@code -Dmarks.pulls=1000000}.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PullAgainstMarksTest {

    private static final Integer PULLS = Integer.getInteger("marks.pulls");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(4);

    /** On a busy machine it goes on until there is something to compare. */
    private static final int ENOUGH_PULLS = 50;

    private static final int ENOUGH_MARKS = 10;
    private static final Duration TOO_LONG = Duration.ofMinutes(1);

    private static final int AGENTS = 2;
    private static final int DIALLERS = 2;
    /** How many are not marked, more or less. */
    private static final int OPEN_NUMBERS = 300;

    private static final long SEED = 20261129;

    final Rows rows = new Rows();

    @TestHTTPResource("/")
    URI root;

    private final AtomicInteger pulls = new AtomicInteger();
    private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
    private final Deque<String> justPulled = new ConcurrentLinkedDeque<>();
    private final Queue<String> pulledTooLate = new ConcurrentLinkedQueue<>();
    private HistoryCampaign campaign;
    private int records;

    @BeforeEach
    void aShortList() {
        campaign = new HistoryCampaign(root);
        addNumbers();
    }

    private void addNumbers() {
        campaign.fill(records, records + OPEN_NUMBERS);
        records += OPEN_NUMBERS;
    }

    @Test
    void noPullThatBeginsAfterTheMarkReturnsTheNumber() {
        Instant begin = Instant.now();
        HistoryAgent marker = campaign.agent("marker");
        Random random = new Random(SEED);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> mark(marker, random));
        for (int n = 0; n < AGENTS; n++) {
            HistoryAgent agent = campaign.agent(Integer.toString(n));
            steps.add(() -> preview(agent));
        }
        for (int n = 0; n < DIALLERS; n++) {
            steps.add(this::pull);
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<CompletableFuture<Void>> all = steps.stream()
                    .map(step -> CompletableFuture.runAsync(
                            () -> {
                                while (goesOn(begin)) {
                                    step.run();
                                }
                            },
                            threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of(), List.copyOf(pulledTooLate));
        assertEquals(List.of(), handedOutTooLate());
        assertTrue(pulls.get() > ENOUGH_PULLS, pulls::toString);
        assertTrue(acknowledged.size() > ENOUGH_MARKS, acknowledged::toString);
    }

    private boolean goesOn(Instant begin) {
        if (PULLS != null) {
            return pulls.get() < PULLS;
        }
        Duration spent = Duration.between(begin, Instant.now());
        return spent.compareTo(LONG_ENOUGH) < 0
                || (spent.compareTo(TOO_LONG) < 0
                        && (pulls.get() <= ENOUGH_PULLS || acknowledged.size() <= ENOUGH_MARKS));
    }

    private void mark(HistoryAgent marker, Random random) {
        String pulled = justPulled.pollLast();
        String phone = pulled == null ? campaign.phone(random.nextInt(records)) : pulled;
        if (!acknowledged.containsKey(phone) && marker.mark(phone).isAccepted()) {
            acknowledged.put(phone, Instant.now());
        }
        if (acknowledged.size() > records - OPEN_NUMBERS / 2) {
            addNumbers();
        }
        campaign.forgetRequests();
    }

    private void pull() {
        Instant begun = Instant.now();
        JsonNode pulled = campaign.pull(3).body();
        pulls.incrementAndGet();
        for (JsonNode record : pulled.path("records")) {
            String phone = record.path("phoneNumber").textValue();
            if (acknowledged.getOrDefault(phone, Instant.MAX).isBefore(begun)) {
                pulledTooLate.add(record.toString());
            }
            justPulled.add(phone);
            campaign.dial(
                    "/v2/records/" + record.path("handle").asLong() + ":release",
                    Map.of("attemptId", record.path("attemptId").textValue()));
        }
    }

    private void preview(HistoryAgent agent) {
        agent.getPreview();
        pulls.incrementAndGet();
        agent.handles().forEach(handle -> agent.onHeld(handle, "RejectRecord", Map.of()));
    }

    /** Agents are told asynchronously what they get; the attempt says when. */
    private List<String> handedOutTooLate() {
        List<String> marked = List.copyOf(acknowledged.keySet());
        return rows.texts(
                """
                SELECT attempt.id FROM unnest(?::text[], ?::timestamptz[]) AS marked (phone, acknowledged_at)
                  JOIN outbound_record AS record ON record.client_id = ? AND record.campaign_id = ? AND record.phone = marked.phone
                  JOIN attempt ON attempt.client_id = record.client_id AND attempt.handle = record.handle AND attempt.taken_at > acknowledged_at
                """,
                marked.toArray(String[]::new),
                marked.stream().map(acknowledged::get).map(Instant::toString).toArray(String[]::new),
                campaign.fixture.client,
                campaign.id);
    }
}
