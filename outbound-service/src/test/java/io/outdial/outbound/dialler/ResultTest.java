package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a dialler reports of a call, and what becomes of the record. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ResultTest {

    private Dialler dialler;
    private RecordFixture fixture;
    private long record;
    private String attempt;

    @BeforeEach
    void aRecordThatIsHandedOut() {
        dialler = new Dialler();
        fixture = dialler.fixture;
        record = dialler.record;
        attempt = dialler.attempt();
    }

    @ParameterizedTest
    @CsvSource({
        "Answer, ended, reached, 3",
        "NoAnswer, waiting, , 1",
        "7, waiting, , 1",
        "WrongNumber, ended, bad_number, 3",
        "CancelRecord, ended, cancelled, 5"
    })
    void whatBecomesOfTheRecordFollowsFromTheResult(String callResult, String state, String endReason, int status) {
        dialler.result(record, Map.of("attemptId", attempt, "callResult", callResult, "durationSeconds", 30))
                .body("record.state", equalTo(state))
                .body("record.endReason", equalTo(endReason));
        assertEquals(status, fixture.state(record).status());
        assertEquals("30", fixture.text("SELECT duration_s FROM attempt WHERE handle = ?", record));
    }

    @Test
    void aResultMayBeGivenByItsNumber() {
        dialler.result(record, Map.of("attemptId", attempt, "callResult", 6))
                .body("record.state", equalTo("waiting"))
                .body("record.callResult", equalTo("Busy"));
    }

    static Stream<Map<String, Object>> repeatable() {
        return Stream.of(
                Map.of("callResult", "Busy"),
                Map.of("callResult", "Answer"),
                Map.of("doNotCall", true),
                Map.of("callbackAt", Instant.now().plusSeconds(7_200).toString()));
    }

    @ParameterizedTest
    @MethodSource("repeatable")
    void theSameResultTwiceIsTheSameAnswer(Map<String, Object> result) {
        Map<String, Object> body = new HashMap<>(result);
        body.put("attemptId", attempt);
        String once = dialler.result(record, body).extract().asString();
        String before = fixture.everything();
        assertEquals(once, dialler.result(record, body).extract().asString());
        assertEquals(before, fixture.everything());
    }

    @Test
    void theNextNumberOfThePersonIsNamed() {
        long second = fixture.record(fixture.list, newPhone(), record);
        dialler.result(record, Map.of("attemptId", attempt, "callResult", "NoAnswer"))
                .body("record.state", equalTo("waiting"))
                .body("record.dueAt", nullValue())
                .body("record.nextHandle", equalTo((int) second));
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        dialler.result(record, Map.of("attemptId", attempt, "doNotCall", true))
                .body("record.state", equalTo("ended"))
                .body("record.endReason", equalTo("do_not_call"));
        assertEquals(State.MARKED, fixture.state(record));
        assertTrue(fixture.isListed(dialler.phone));
    }

    /** What a person has said counts, whoever has the record by now, and whether it has ended. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void whoDoesNotWantToBeCalledIsListedHoweverLate(boolean hasEnded, boolean inBatch) {
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        String second = dialler.attempt();
        if (hasEnded) {
            dialler.result(record, Map.of("attemptId", second, "callResult", "Answer"));
        }
        if (inBatch) {
            Dialler.results(List.of(Map.of("handle", record, "attemptId", attempt, "doNotCall", true)))
                    .body("results[0].record.state", equalTo("ended"));
        } else {
            dialler.result(record, Map.of("attemptId", attempt, "doNotCall", true))
                    .body("record.state", equalTo("ended"));
        }
        assertTrue(fixture.isListed(dialler.phone));
        assertEquals(hasEnded ? new State(2, 3, 33) : State.MARKED, fixture.state(record));
        assertEquals(
                "rejected 51",
                fixture.text("SELECT ended_by || ' ' || call_result FROM attempt WHERE id = ?::uuid", attempt));
    }

    @Test
    void anAttemptOfAnotherRecordListsNothing() {
        long other = fixture.record(newPhone());
        post(other + ":result", Map.of("attemptId", attempt, "doNotCall", true))
                .statusCode(400)
                .body("code", equalTo("LEASE_LOST"));
        assertEquals(State.NEW, fixture.state(other));
        assertFalse(fixture.isListed(fixture.text("SELECT phone FROM outbound_record WHERE handle = ?", other)));
    }

    @Test
    void anAgreedTimeIsKept() {
        Instant at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        dialler.result(record, Map.of("attemptId", attempt, "callbackAt", at.toString(), "callbackFor", "campaign"))
                .body("record.state", equalTo("waiting"))
                .body("record.dueAt", equalTo(at.toString()));
        assertEquals(new State(3, 1, 28), fixture.state(record));
    }

    @Test
    void fieldsAreSetInTheRecordBesideThoseThatItHas() {
        fixture.execute(
                "UPDATE outbound_record SET user_data = '{\"plan\": \"gold\", \"age\": 40}' WHERE handle = ?", record);
        dialler.result(
                record,
                Map.of(
                        "attemptId",
                        attempt,
                        "callResult",
                        "Answer",
                        "dialledNumber",
                        "+12025550177",
                        "fields",
                        Map.of("age", 41, "note", "likes it")));
        assertEquals(
                "{\"age\": 41, \"note\": \"likes it\", \"plan\": \"gold\"}",
                fixture.text("SELECT user_data::text FROM outbound_record WHERE handle = ?", record));
        assertEquals("+12025550177", fixture.text("SELECT dialled_number FROM attempt WHERE handle = ?", record));
    }

    @Test
    void aRecordHas200FieldsAtMost() {
        fixture.execute(
                "UPDATE outbound_record SET user_data = (SELECT jsonb_object_agg('f' || n, n) FROM generate_series(1, 150) AS n) WHERE handle = ?",
                record);
        Map<String, Object> fields =
                IntStream.range(100, 200).boxed().collect(Collectors.toMap(n -> "f" + n, n -> (Object) n));
        dialler.result(record, Map.of("attemptId", attempt, "callResult", "NoAnswer", "fields", fields));
        fixture.execute("UPDATE outbound_record SET due_at = now() WHERE handle = ?", record);
        String second = dialler.attempt();
        post(record + ":result", Map.of("attemptId", second, "callResult", "Answer", "fields", Map.of("a", 1, "b", 2)))
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        assertEquals(new State(2, 2, 7), fixture.state(record));
    }

    @Test
    void aResultThatComesTooLateIsKeptWithItsAttempt() {
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        for (int times = 0; times < 2; times++) {
            post(record + ":result", Map.of("attemptId", attempt, "callResult", "Answer"))
                    .statusCode(400)
                    .body("code", equalTo("LEASE_LOST"));
        }
        assertEquals(
                "rejected 33",
                fixture.text("SELECT ended_by || ' ' || call_result FROM attempt WHERE id = ?::uuid", attempt));
        assertEquals(State.NEW, fixture.state(record));
        String second = dialler.attempt();
        dialler.result(record, Map.of("attemptId", second, "callResult", "Answer"));
        post(record + ":release", Map.of("attemptId", second)).statusCode(400).body("code", equalTo("RECORD_ENDED"));
        post(record + ":result", Map.of("attemptId", attempt, "callResult", "Busy"))
                .statusCode(400)
                .body("code", equalTo("RECORD_ENDED"));
        assertEquals("33", fixture.text("SELECT call_result FROM attempt WHERE id = ?::uuid", attempt));
    }
}
