package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.event.Events;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrollment-service is told what becomes of chains and of their calls (ADR 58). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ChainsChangedTest {

    private Dialler dialler;
    private RecordFixture fixture;
    private long record;

    @BeforeEach
    void aRecord() {
        dialler = new Dialler();
        fixture = dialler.fixture;
        record = dialler.record;
    }

    @Test
    void whatIsHandedOutAndGivenBackIsTold() {
        String attempt = dialler.attempt();
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        announces("held", "waiting");
        assertEquals(dialler.campaign, changes().get(0).path("campaignId").asText());
        assertEquals(List.of(), calls());
    }

    @ParameterizedTest
    @CsvSource({
        "Answer, ended reached",
        "NoAnswer, waiting",
        "WrongNumber, ended bad_number",
        "CancelRecord, ended cancelled",
        "Stale, ended expired",
        "DoNotCall, ended do_not_call"
    })
    void aResultIsToldWithItsCall(String callResult, String state) {
        String attempt = dialler.attempt();
        dialler.result(record, Map.of("attemptId", attempt, "callResult", callResult, "durationSeconds", 30));
        announces("held", state);
        if (!callResult.equals("CancelRecord") && !callResult.equals("Stale")) {
            await().until(() -> !calls().isEmpty());
            JsonNode call = calls().get(0);
            assertEquals(attempt, call.path("id").asText());
            assertEquals(dialler.campaign, call.path("campaignId").asText());
            assertEquals(callResult, call.path("disposition").asText());
            assertEquals(30, call.path("durationSeconds").asInt());
        }
    }

    @Test
    void aCallNamesTheSourceOfItsRecord() {
        UUID source = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO source (client_id, id, name, public_id) VALUES (?, ?, ?, ?)",
                fixture.client,
                source,
                "Feed " + source,
                "feed-" + source);
        String attempt = dialler.attempt();
        fixture.execute("UPDATE outbound_record SET source_id = ? WHERE handle = ?", source, record);
        dialler.result(record, Map.of("attemptId", attempt, "callResult", "Busy"));
        await().until(() -> !calls().isEmpty());
        assertEquals("Feed " + source, calls().get(0).path("sourceName").asText());
    }

    @Test
    void ofSeveralNumbersTheChainIsTold() {
        fixture.record(fixture.list, newPhone(), record);
        dialler.result(record, Map.of("attemptId", dialler.attempt(), "callResult", "WrongNumber"));
        announces("held", "waiting");
        long second = Long.parseLong(
                fixture.text("SELECT handle FROM outbound_record WHERE chain_id = ? AND handle <> ?", record, record));
        dialler.result(second, Map.of("attemptId", dialler.attempt(), "callResult", "Answer"));
        announces("held", "waiting", "held", "ended bad_number reached");
    }

    @ParameterizedTest
    @CsvSource({
        "expires_at = now() - interval '1 second', ended expired",
        "attempts = 1000, ended attempts_used",
    })
    void whatThePullEndsIsTold(String change, String state) {
        fixture.execute("UPDATE outbound_record SET " + change + " WHERE handle = ?", record);
        dialler.pull(Map.of());
        announces(state);
    }

    @Test
    void aLostLeaseIsTold() {
        dialler.attempt();
        fixture.execute("UPDATE attempt SET lease_until = now() - interval '1 second' WHERE handle = ?", record);
        fixture.execute("UPDATE outbound_record SET due_at = now() - interval '1 second' WHERE handle = ?", record);
        announces("held", "waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DoNotCallRecord do_not_call", "CancelRecord cancelled"})
    void whatAnAgentEndsIsTold(String operationAndEnd) {
        String[] words = operationAndEnd.split(" ");
        RecordRequest.byHandle(fixture, record).with("operationName", words[0]).accepted();
        announces("ended " + words[1]);
    }

    @Test
    void whatOtherServicesEndIsTold() {
        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, dialler.phone));
        announces("ended cancelled");
        long other = fixture.record(newPhone());
        String phone = fixture.text("SELECT phone FROM outbound_record WHERE handle = ?", other);
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        await().until(() -> announced(other).equals(List.of("ended do_not_call")));
    }

    @Test
    void whatIsRemovedHasEnded() {
        fixture.execute("UPDATE outbound_record SET created_at = now() - interval '1 minute' WHERE handle = ?", record);
        fixture.execute("DELETE FROM outbound_record WHERE handle = ?", record);
        announces("ended cancelled");
    }

    /** Whom nobody may know any more, and what changes nothing for anybody else. */
    @Test
    void ofErasedPeopleAndOfOtherTimesNothingIsTold() {
        fixture.execute(
                "UPDATE outbound_record SET due_at = now() + interval '1 hour', version = version + 1 WHERE handle = ?",
                record);
        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, dialler.phone));
        long later = fixture.record(newPhone());
        RecordRequest.byHandle(fixture, later)
                .with("operationName", "CancelRecord")
                .accepted();
        await().until(() -> !announced(later).isEmpty());
        assertEquals(List.of(), announced(record));
    }

    @Test
    void aResultThatComesLateIsACallAndNothingElse() {
        String attempt = dialler.attempt();
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        post(record + ":result", Map.of("attemptId", attempt, "callResult", "Answer"))
                .statusCode(400);
        await().until(() -> !calls().isEmpty());
        assertEquals("Answer", calls().get(0).path("disposition").asText());
        announces("held", "waiting");
    }

    /** The chain goes on with it, and the new number is said to be the chain's. */
    @Test
    void anotherNumberOfAnEndedChainIsTold() {
        RecordRequest.byHandle(fixture, record)
                .with("operationName", "CancelRecord")
                .accepted();
        announces("ended cancelled");
        RecordRequest.byNumber(fixture, newPhone())
                .with("operationName", "AddRecord")
                .with("callingList", fixture.list)
                .with("phoneType", "Mobile")
                .with("timeZone", "GMT")
                .with("from", 28_800)
                .with("until", 75_600)
                .with("chainId", record)
                .accepted();
        announces("ended cancelled", "waiting");
        await().until(() ->
                EnrollmentStub.toldOf(record, "chains.added", "numbers").size() == 1);
    }

    @Test
    void aChainThatNobodyHasClaimedIsToldOfOnceMore() {
        fixture.record(fixture.list, newPhone(), record);
        fixture.execute(
                "UPDATE outbound_record SET created_at = now() - interval '11 minutes' WHERE chain_id = ?", record);
        dialler.attempt();
        announces("held");
        await().until(() ->
                EnrollmentStub.toldOf(record, "chains.added", "numbers").size() == 2);
    }

    private void announces(String... states) {
        List<String> expected = Arrays.asList(states);
        await().until(() -> announced(record), expected::equals);
    }

    private static List<String> announced(long chain) {
        return EnrollmentStub.toldOf(chain, "chains.changed", "chains").stream()
                .map(ChainsChangedTest::words)
                .toList();
    }

    private static String words(JsonNode told) {
        return StreamSupport.stream(told.path("ends").spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .reduce(told.path("state").asText(), (words, end) -> words + " " + end);
    }

    private List<JsonNode> changes() {
        return EnrollmentStub.toldOf(record, "chains.changed", "chains");
    }

    private List<JsonNode> calls() {
        return EnrollmentStub.toldOf(record, "calls.made", "calls");
    }
}
