package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.dialler.Dialler.results;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many results in one request. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ResultBatchTest {

    private Dialler dialler;
    private RecordFixture fixture;

    @BeforeEach
    void aRecord() {
        dialler = new Dialler();
        fixture = dialler.fixture;
    }

    @Test
    void eachRowHasItsOutcomeInItsPlace() {
        List<Long> others = dialler.records(5);
        JsonPath pulled = dialler.pull(Map.of("max", 6)).extract().jsonPath();
        Instant at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        List<Map<String, Object>> rows = List.of(
                row(pulled, 0, Map.of("callResult", "Answer", "durationSeconds", 61)),
                row(pulled, 1, Map.of("callResult", 7, "fields", Map.of("tries", 2))),
                row(pulled, 2, Map.of("callbackAt", at.toString())),
                row(pulled, 3, Map.of("doNotCall", true)),
                row(pulled, 4, Map.of("callResult", "Foo")),
                row(pulled, 5, Map.of("callResult", "DoNotCall", "dialledNumber", "+12025550177")));

        JsonPath answer = results(rows)
                .statusCode(200)
                .body("results.handle", equalTo(pulled.getList("records.handle")))
                .body(
                        "results.collect { it.record?.state }",
                        contains("ended", "waiting", "waiting", "ended", null, "ended"))
                .body("results[0].record.endReason", equalTo("reached"))
                .body("results[2].record.dueAt", equalTo(at.toString()))
                .body("results[3].record.endReason", equalTo("do_not_call"))
                .body("results[4].error.code", equalTo("VALIDATION_ERROR"))
                .body("results[4].error.errors[0].path", contains("callResult"))
                .extract()
                .jsonPath();

        assertEquals(new State(2, 2, 28), fixture.state(others.get(3)));
        assertEquals(State.MARKED, fixture.state(others.get(2)));
        assertEquals(State.MARKED, fixture.state(others.get(4)));
        assertEquals(
                "{\"tries\": 2}",
                fixture.text("SELECT user_data::text FROM outbound_record WHERE handle = ?", others.get(0)));
        assertEquals(
                "+12025550177", fixture.text("SELECT dialled_number FROM attempt WHERE handle = ?", others.get(4)));
        assertEquals("61", fixture.text("SELECT duration_s FROM attempt WHERE handle = ?", dialler.record));

        String before = fixture.everything();
        assertEquals(answer.prettify(), results(rows).extract().jsonPath().prettify());
        assertEquals(before, fixture.everything());
    }

    @Test
    void ofFiveHundredRowsFiveAreWrongAndTheOthersCount() {
        dialler.manyRecords(499);
        JsonPath pulled = dialler.pull(Map.of("max", 500))
                .body("records", hasSize(500))
                .extract()
                .jsonPath();
        @SuppressWarnings("rawtypes")
        List<Map> records = pulled.getList("records", Map.class);
        List<Map<String, Object>> rows = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(n -> row(records.get(n), Map.of("callResult", n % 3 == 0 ? "Answer" : "NoAnswer")))
                .toList());
        rows.get(10).put("handle", 999_999_999_999L);
        rows.get(20).put("attemptId", UUID.randomUUID().toString());
        rows.get(30).put("callResult", 54);
        rows.get(40).remove("attemptId");
        rows.get(50).put("callbackAt", "2020-01-01T00:00:00Z");

        JsonPath answer = results(rows).statusCode(200).extract().jsonPath();

        List<String> codes = answer.getList("results.collect { it.error?.code }");
        assertEquals(
                List.of("NOT_FOUND", "LEASE_LOST", "VALIDATION_ERROR", "VALIDATION_ERROR", "VALIDATION_ERROR"),
                Stream.of(10, 20, 30, 40, 50).map(codes::get).toList());
        assertEquals(495, Collections.frequency(codes, null));
        assertEquals(
                "495 5",
                fixture.text(
                        "SELECT count(*) FILTER (WHERE ended_by = 'result') || ' ' || count(*) FILTER (WHERE ended_at IS NULL) FROM attempt WHERE campaign_id = ?::uuid",
                        dialler.campaign));
    }

    @Test
    void moreOrNoneAreRefusedAsAWhole() {
        Map<String, Object> row = row(dialler.record, dialler.attempt(), Map.of("callResult", "Answer"));
        for (List<?> rows : List.of(Collections.nCopies(501, row), List.of(), List.of("a text"))) {
            Dialler.postWrongResults(rows).statusCode(422).body("code", equalTo("VALIDATION_ERROR"));
        }
        assertEquals(new State(2, 2, 28), fixture.state(dialler.record));
    }

    @Test
    void ofOneRecordTheFirstResultCounts() {
        String attempt = dialler.attempt();
        results(List.of(
                        row(dialler.record, attempt, Map.of("callResult", "Busy")),
                        row(dialler.record, attempt, Map.of("callResult", "Busy")),
                        row(dialler.record, attempt, Map.of("callResult", "Answer"))))
                .statusCode(200)
                .body("results.collect { it.record?.callResult }", contains("Busy", "Busy", null))
                .body("results[2].error.code", equalTo("LEASE_LOST"));
        assertEquals("1", fixture.text("SELECT attempts FROM outbound_record WHERE handle = ?", dialler.record));
    }

    @Test
    void aResultThatComesTooLateIsKeptWithItsAttempt() {
        String attempt = dialler.attempt();
        post(dialler.record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        results(List.of(row(dialler.record, attempt, Map.of("callResult", "Answer", "durationSeconds", 5))))
                .body("results[0].error.code", equalTo("LEASE_LOST"));
        assertEquals(
                "rejected 33 5",
                fixture.text(
                        "SELECT ended_by || ' ' || call_result || ' ' || duration_s FROM attempt WHERE id = ?::uuid",
                        attempt));
        assertEquals(State.NEW, fixture.state(dialler.record));
    }

    @Test
    void anotherClientsRecordIsAsUnknown() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT).previews();
        long theirs = stranger.record(newPhone());
        Map<String, Object> busy = Map.of("callResult", "Busy");
        List<String> errors = results(List.of(
                        row(theirs, UUID.randomUUID().toString(), busy),
                        row(999_999_999_999L, UUID.randomUUID().toString(), busy)))
                .extract()
                .jsonPath()
                .getList("results.error.message");
        assertEquals(errors.get(0), errors.get(1));
        assertEquals(State.NEW, stranger.state(theirs));
    }

    /** The same people in two campaigns: what marks one locks the records of the other. */
    @Test
    void batchesInOppositeOrdersDoNotWaitForEachOther() {
        List<String> phones = IntStream.range(0, 40).mapToObj(n -> newPhone()).toList();
        phones.forEach(phone -> {
            fixture.record(phone);
            fixture.record(fixture.otherList, phone, fixture.newChain());
        });
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 6; round++) {
                fixture.execute("UPDATE attempt SET dialled = false WHERE campaign_id = ?::uuid", dialler.campaign);
                fixture.execute(
                        "UPDATE outbound_record SET due_at = now() WHERE campaign_id = ?::uuid AND due_at IS NOT NULL AND record_status = 1",
                        dialler.campaign);
                JsonPath pulled = dialler.pull(Map.of("max", 30)).extract().jsonPath();
                int count = pulled.getList("records").size();
                boolean marks = round % 2 == 1;
                List<Map<String, Object>> rows = IntStream.range(0, count)
                        .mapToObj(n -> row(
                                pulled,
                                n,
                                marks && n % 9 == 0 ? Map.of("doNotCall", true) : Map.of("callResult", "SystemError")))
                        .toList();
                List<Map<String, Object>> backwards = new ArrayList<>(rows);
                Collections.reverse(backwards);
                List<CompletableFuture<Integer>> sent = IntStream.range(0, 6)
                        .mapToObj(n -> CompletableFuture.supplyAsync(
                                () -> results(n % 2 == 0 ? rows : backwards)
                                        .extract()
                                        .statusCode(),
                                threads))
                        .toList();
                sent.forEach(status -> assertEquals(200, status.join()));
                assertTrue(count > 0, "nothing was handed out");
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM attempt WHERE campaign_id = ?::uuid AND ended_at IS NULL",
                        dialler.campaign));
    }

    private static Map<String, Object> row(JsonPath pulled, int n, Map<String, ?> result) {
        return row(pulled.getList("records", Map.class).get(n), result);
    }

    private static Map<String, Object> row(Map<?, ?> record, Map<String, ?> result) {
        return row(((Number) record.get("handle")).longValue(), (String) record.get("attemptId"), result);
    }

    private static Map<String, Object> row(long handle, String attempt, Map<String, ?> result) {
        Map<String, Object> row = new HashMap<>(result);
        row.put("handle", handle);
        row.put("attemptId", attempt);
        return row;
    }
}
