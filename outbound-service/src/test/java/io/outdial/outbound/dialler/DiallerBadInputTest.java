package io.outdial.outbound.dialler;

import static io.outdial.outbound.dialler.Dialler.post;
import static io.outdial.outbound.dialler.Dialler.postWrong;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What diallers get wrong is named, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DiallerBadInputTest {

    private Dialler dialler;
    private RecordFixture fixture;
    private long record;
    private String attempt;
    private String before;

    @BeforeEach
    void aRecordThatIsHandedOut() {
        dialler = new Dialler();
        fixture = dialler.fixture;
        record = dialler.record;
        attempt = dialler.attempt();
        fixture.record(newPhone());
        before = everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, everything());
    }

    private String everything() {
        return fixture.text(
                "SELECT (SELECT md5(string_agg(r::text, '' ORDER BY handle)) FROM outbound_record AS r WHERE campaign_id = ?::uuid)"
                        + " || (SELECT md5(string_agg(a::text, '' ORDER BY id)) FROM attempt AS a WHERE campaign_id = ?::uuid)",
                dialler.campaign,
                dialler.campaign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'max': 0}",
                "{'max': 501}",
                "{'max': '5'}",
                "{'max': 1.5}",
                "{'leaseSeconds': 9}",
                "{'leaseSeconds': 3601}",
                "{'memberIds': ['x']}",
                "{'memberIds': 'x'}",
                "{'agentsReady': -1}",
                "{'dialler': ''}",
                "[]"
            })
    void aWrongPull(String body) {
        wrong().urlEncodingEnabled(false)
                .body(body.replace('\'', '"'))
                .post(dialler.pullPath())
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'attemptId': 'x', 'callResult': 'Busy'}",
                "{'attemptId': null, 'callResult': 'Busy'}",
                "{'attemptId': '%1$s'}",
                "{'attemptId': '%1$s', 'callResult': 'Foo'}",
                "{'attemptId': '%1$s', 'callResult': ''}",
                "{'attemptId': '%1$s', 'callResult': '54'}",
                "{'attemptId': '%1$s', 'callResult': 54}",
                "{'attemptId': '%1$s', 'callResult': -1}",
                "{'attemptId': '%1$s', 'callResult': 1.5}",
                "{'attemptId': '%1$s', 'callResult': true}",
                "{'attemptId': '%1$s', 'callResult': 123456789012345678901}",
                "{'attemptId': '%1$s', 'callbackAt': '2020-01-01T00:00:00Z'}",
                "{'attemptId': '%1$s', 'callbackAt': '2999-01-01T00:00:00Z'}",
                "{'attemptId': '%1$s', 'callbackAt': '2026-12-24T00:00:00Z', 'callbackFor': 'member'}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'durationSeconds': -1}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'durationSeconds': 86401}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'fields': []}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'fields': {'a': null}}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'fields': {'a': {}}}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'fields': {'a': true}}"
            })
    void aWrongResult(String body) {
        postWrong(record + ":result", body.replace('\'', '"').formatted(attempt))
                .statusCode(422);
    }

    @Test
    void tooManyOrTooLongFields() {
        String many = IntStream.range(0, 101).mapToObj(n -> "\"f" + n + "\": 1").collect(Collectors.joining(","));
        for (String fields : List.of(many, "\"a\": \"" + "x".repeat(1_001) + '"', '"' + "x".repeat(256) + "\": 1")) {
            postWrong(
                            record + ":result",
                            "{\"attemptId\": \"%s\", \"callResult\": \"Busy\", \"fields\": {%s}}"
                                    .formatted(attempt, fields))
                    .statusCode(422);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'leaseSeconds': 9", "'leaseSeconds': 3601", "'leaseSeconds': '60'"})
    void aWrongLease(String lease) {
        postWrong(record + ":extend", "{\"attemptId\": \"%s\", %s}".formatted(attempt, lease.replace('\'', '"')))
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'wholeChain': 'yes'}", "{'attemptId': 'x'}"})
    void aWrongCancellation(String body) {
        postWrong(record + ":cancel", body.replace('\'', '"')).statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {":result", ":release", ":extend"})
    void theAttemptOfAnotherRecord(String action) {
        long second = Long.parseLong(
                fixture.text("SELECT max(handle) FROM outbound_record WHERE campaign_id = ?::uuid", dialler.campaign));
        post(second + action, body(action, attempt)).statusCode(400).body("code", equalTo("LEASE_LOST"));
        post(record + action, body(action, UUID.randomUUID().toString()))
                .statusCode(400)
                .body("code", equalTo("LEASE_LOST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":result", ":release", ":extend", ":cancel"})
    void aRecordThatIsNotThere(String action) {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT).previews();
        long theirs = stranger.record(newPhone());
        Map<String, Object> asked = body(action, UUID.randomUUID().toString());
        String unknown =
                post(999_999_999_999L + action, asked).statusCode(404).extract().asString();
        assertEquals(
                unknown, post(theirs + action, asked).statusCode(404).extract().asString());
        assertEquals(
                unknown,
                post(1_999_999_999_999_999_999L + action, asked)
                        .statusCode(404)
                        .extract()
                        .asString());
        postWrong("9999999999999999999" + action, "{\"attemptId\": \"" + attempt + "\", \"callResult\": \"Busy\"}")
                .statusCode(422);
        postWrong("-1" + action, "{\"attemptId\": \"" + attempt + "\", \"callResult\": \"Busy\"}")
                .statusCode(422);
    }

    @Test
    void anAgentWhoIsNotThere() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        for (UUID agent : List.of(UUID.randomUUID(), stranger.member)) {
            post(record + ":result", Map.of("attemptId", attempt, "callResult", "Busy", "memberId", agent))
                    .statusCode(404)
                    .body("message", equalTo("No member with this id"));
        }
    }

    private static Map<String, Object> body(String action, String attemptId) {
        return action.equals(":result")
                ? Map.of("attemptId", attemptId, "callResult", "Busy")
                : Map.of("attemptId", attemptId);
    }
}
