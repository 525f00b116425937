package io.outdial.outbound.pull;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.pull.HistoryClient.Answer;
import io.outdial.outbound.record.CallOutcome;
import io.outdial.outbound.record.CallResult;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
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

    @Inject
    DataSource database;

    @Inject
    Rows rows;

    @TestHTTPResource("/")
    URI root;

    private final AtomicInteger operations = new AtomicInteger();
    private final Map<String, AtomicLong> accepted = new ConcurrentHashMap<>();
    /** Numbers of which the mark was acknowledged, and how many were before. */
    private final Map<String, Integer> marked = new ConcurrentHashMap<>();

    private final AtomicInteger marks = new AtomicInteger();

    private HistoryClient http;
    private RecordFixture fixture;
    private UUID campaign;
    private long firstPhone;
    private long end;

    @BeforeEach
    void aLongList() {
        http = new HistoryClient(root);
        fixture = new RecordFixture(database).previews();
        campaign = UUID.fromString(rows.text(
                "SELECT id FROM campaign WHERE client_id = ? AND name = ?", fixture.client, fixture.campaign));
        firstPhone = 2_000_000_000L + new Random().nextInt(1_000_000) * 1_000L;
        fill();
        end = System.nanoTime() + LONG_ENOUGH.toNanos();
    }

    /** Chains of three numbers, of five priorities; every twentieth record expires soon. */
    private void fill() {
        rows.execute(
                """
                INSERT INTO outbound_record (client_id, handle, chain_id, chain_n, campaign_id, calling_list_id, phone, phone_key, key_version, priority,
                                             lane_id, window_id, record_status, due_at, expires_at, is_first)
                SELECT list.client_id, numbered.handle, first_value(numbered.handle) OVER chain, numbered.n %% 3, list.campaign_id, list.id, phone, '+1' || phone, 2, lane.rank,
                       lane.lane_id, lane.window_id, CASE numbered.n %% 3 WHEN 0 THEN 1 ELSE 9 END, CASE numbered.n %% 3 WHEN 0 THEN now() END,
                       CASE numbered.n %% 20 WHEN 0 THEN now() + numbered.n %% 7 * interval '1 second' END, true
                  FROM calling_list AS list
                 CROSS JOIN (SELECT n, nextval('record_handle') AS handle FROM generate_series(0, ? - 1) AS n ORDER BY n) AS numbered
                 CROSS JOIN LATERAL (SELECT (?::bigint + numbered.n)::text AS phone) AS phones
                  JOIN (SELECT rank, lane_of.* FROM generate_series(1, 5) AS rank, LATERAL lane_of(?, ?, '%1$s', '%1$s', '{}', NULL, NULL, rank)) AS lane
                    ON lane.rank = 1 + numbered.n / 3 %% 5
                 WHERE list.client_id = ? AND list.campaign_id = ?
                WINDOW chain AS (PARTITION BY numbered.n / 3 ORDER BY numbered.n)
                """.formatted(new UUID(0, 0)), RECORDS, firstPhone, fixture.client, campaign, fixture.client, campaign);
    }

    @Test
    void whateverIsDoneInWhateverOrder() throws Exception {
        HistoryInvariants invariants = new HistoryInvariants(rows, campaign);
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS + DIALLERS);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int n = 0; n < AGENTS; n++) {
                String user = fixture.user + "-" + n;
                UUID member = fixture.colleague(user);
                all.add(work(threads, n, random -> agent(random, user, member)));
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
                """, campaign);
        rows.execute("DELETE FROM quota_count WHERE client_id = ?", fixture.client);
    }

    private void agent(Random random, String user, UUID member) {
        List<String> held = rows.texts(
                "SELECT handle FROM attempt WHERE member_id = ? AND ended_at IS NULL ORDER BY taken_at", member);
        int what = random.nextInt(100);
        if (held.isEmpty() || what < 35) {
            ask(user, member, null, "GetPreviewRecord", Map.of());
        } else if (what < 90) {
            onHeld(random, user, member, held.get(random.nextInt(held.size())));
        } else if (what < 95) {
            mark(user, member, Long.toString(firstPhone + random.nextInt(RECORDS)));
        } else {
            Map<String, ?> added = Map.of(
                    "callingList",
                    fixture.list,
                    "phoneNumber",
                    RecordFixture.newPhone(),
                    "phoneType",
                    "Mobile",
                    "timeZone",
                    "GMT",
                    "from",
                    0,
                    "until",
                    86_399);
            ask(user, member, "", "AddRecord", added);
        }
    }

    private void onHeld(Random random, String user, UUID member, String handle) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 ->
                count("result", ask(user, member, handle, "CompleteRecord", Map.of("callResult", result(random))));
            case 4 -> count("rejected", ask(user, member, handle, "RejectRecord", Map.of()));
            case 5 -> {
                Map<String, ?> callback = Map.of(
                        "callbackType",
                        random.nextBoolean() ? "Personal" : "Campaign",
                        "timestamp",
                        Instant.now().getEpochSecond() + 2);
                count("rescheduled", ask(user, member, handle, "RescheduleRecord", callback));
            }
            case 6 -> ask(user, member, handle, "CancelRecord", Map.of());
            default -> ask(user, member, handle, "DoNotCallRecord", Map.of());
        }
    }

    private void mark(String user, UUID member, String phone) {
        Answer answer = ask(user, member, "", "DoNotCallRecord", Map.of("phoneNumber", phone));
        if (answer.isAccepted()) {
            marked.computeIfAbsent(phone, first -> marks.getAndIncrement());
        }
    }

    /** @param handle null for an operation on the campaign, empty for one on no record */
    private Answer ask(String user, UUID member, String handle, String operation, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("operationName", operation);
        body.put("applicationId", RecordFixture.APPLICATION);
        body.put("devicePath", "/devices/" + member);
        String path = "/api/v2/me/outbound-campaigns/" + fixture.campaign;
        if (handle != null) {
            path = "/api/v2/me/outbound-records" + (handle.isEmpty() ? "" : "/" + handle);
            body.put("campaignName", fixture.campaign);
            body.put("callingList", fixture.list);
        }
        byte[] login = (user + ":" + TestEnvironment.AGENT_PASSWORD).getBytes(StandardCharsets.UTF_8);
        return http.post(path, "Authorization", "Basic " + Base64.getEncoder().encodeToString(login), body);
    }

    private void dialler(Random random, List<JsonNode> held) {
        if (held.isEmpty()) {
            int marksBefore = marks.get();
            Answer answer = dial(
                    "/v2/campaigns/" + campaign + "/records:pull",
                    Map.of("max", 1 + random.nextInt(8), "leaseSeconds", 60));
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
            case 0 -> count("rejected", dial(path + ":release", Map.of("attemptId", attempt)));
            case 1 -> dial(path + ":extend", Map.of("attemptId", attempt, "leaseSeconds", 10));
            default ->
                count("result", dial(path + ":result", Map.of("attemptId", attempt, "callResult", result(random))));
        }
    }

    private Answer dial(String path, Map<String, ?> body) {
        return http.post(path, "x-api-key", TestEnvironment.KEY, body);
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

    /** A dialler that looks for what it must not find, while others mark the numbers of the list. */
    @Test
    void noPullReturnsANumberThatWasMarkedBefore() {
        int last = Math.min(RECORDS, 1_500);
        String user = fixture.user + "-marker";
        UUID member = fixture.colleague(user);
        ExecutorService threads = Executors.newFixedThreadPool(DIALLERS);
        AtomicInteger next = new AtomicInteger();
        try {
            List<CompletableFuture<Void>> all = IntStream.range(0, DIALLERS)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> pullAndMark(n, next, last, user, member), threads))
                    .toList();
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
        assertTrue(marks.get() > 100, marks::toString);
        assertTrue(accepted("pulled") > 100, accepted::toString);
    }

    private void pullAndMark(int n, AtomicInteger next, int last, String user, UUID member) {
        Random random = new Random(SEED + n);
        List<JsonNode> held = new ArrayList<>();
        for (int phone = next.getAndIncrement();
                phone < last && System.nanoTime() < end;
                phone = next.getAndIncrement()) {
            if (n % 2 == 0) {
                mark(user, member, Long.toString(firstPhone + phone));
                rows.execute("DELETE FROM quota_count WHERE client_id = ?", fixture.client);
            } else {
                for (JsonNode record : held) {
                    dial(
                            "/v2/records/" + record.path("handle").asLong() + ":release",
                            Map.of("attemptId", record.path("attemptId").asText()));
                }
                held.clear();
                dialler(random, held);
            }
        }
    }
}
