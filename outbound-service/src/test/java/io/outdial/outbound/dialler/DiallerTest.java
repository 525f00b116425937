package io.outdial.outbound.dialler;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A dialler gets records, places the calls and reports what came of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DiallerTest {

    @Inject
    DataSource database;

    private RecordFixture fixture;
    private String campaign;
    private String phone;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture(database).previews();
        campaign = fixture.text(
                "SELECT id FROM campaign WHERE client_id = ? AND name = ?", fixture.client, fixture.campaign);
        phone = newPhone();
        record = fixture.record(phone);
    }

    @Test
    void aRecordWithAllThatADiallerNeeds() {
        pull(Map.of("max", 1, "dialler", "asterisk-1"))
                .body("records", hasSize(1))
                .body("records[0].handle", equalTo((int) record))
                .body("records[0].phoneNumber", equalTo(phone))
                .body("records[0].e164", equalTo("+1" + phone))
                .body("records[0].callingList", equalTo(fixture.list))
                .body("records[0].campaignId", equalTo(campaign))
                .body("records[0].attemptId", notNullValue())
                .body("records[0].callback", equalTo(false))
                .body("reason", nullValue());
        assertEquals("asterisk-1", fixture.text("SELECT taken_by FROM attempt WHERE handle = ?", record));
    }

    @Test
    void aWholeListIsCalledOnceEach() {
        IntStream.range(0, 29).forEach(n -> fixture.record(newPhone()));
        pull(Map.of("max", 20)).body("records", hasSize(20));
        pull(Map.of("max", 20)).body("records", hasSize(10)).body("reason", equalTo("EMPTY"));
        pull(Map.of("max", 20)).body("records", hasSize(0)).body("reason", equalTo("EMPTY"));
        assertEquals(
                "30 30",
                fixture.text(
                        "SELECT count(*) || ' ' || count(DISTINCT handle) FROM attempt WHERE campaign_id = ?::uuid",
                        campaign));
    }

    @ParameterizedTest
    @CsvSource({
        "Answer, ended, 3",
        "NoAnswer, waiting, 1",
        "7, waiting, 1",
        "WrongNumber, ended, 3",
        "CancelRecord, ended, 5"
    })
    void whatBecomesOfTheRecordFollowsFromTheResult(String callResult, String state, int status) {
        String attempt = attempt();
        result(record, Map.of("attemptId", attempt, "callResult", callResult, "durationSeconds", 30))
                .body("record.state", equalTo(state));
        assertEquals(status, fixture.state(record).status());
        assertEquals("30", fixture.text("SELECT duration_s FROM attempt WHERE handle = ?", record));
    }

    @Test
    void theSameResultTwiceIsTheSameAnswer() {
        String attempt = attempt();
        Map<String, Object> busy = Map.of("attemptId", attempt, "callResult", "Busy");
        String once = result(record, busy).extract().asString();
        assertEquals(once, result(record, busy).extract().asString());
        assertEquals("1", fixture.text("SELECT attempts FROM outbound_record WHERE handle = ?", record));
    }

    @Test
    void theNextNumberOfThePersonIsNamed() {
        long second = fixture.record(fixture.list, newPhone(), record);
        result(record, Map.of("attemptId", attempt(), "callResult", "NoAnswer"))
                .body("record.state", equalTo("waiting"))
                .body("record.dueAt", nullValue())
                .body("record.nextHandle", equalTo((int) second));
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        result(record, Map.of("attemptId", attempt(), "doNotCall", true)).body("record.state", equalTo("ended"));
        assertEquals(State.MARKED, fixture.state(record));
        assertTrue(fixture.isListed(phone));
    }

    @Test
    void anAgreedTimeIsKept() {
        Instant at = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS);
        result(record, Map.of("attemptId", attempt(), "callbackAt", at.toString(), "callbackFor", "campaign"))
                .body("record.state", equalTo("waiting"))
                .body("record.dueAt", equalTo(at.toString()));
        assertEquals(new State(3, 1, 28), fixture.state(record));
    }

    @Test
    void aReleasedRecordIsDueAtOnce() {
        post(record + ":release", Map.of("attemptId", attempt()))
                .statusCode(200)
                .body("record.state", equalTo("waiting"));
        pull(Map.of()).body("records[0].handle", equalTo((int) record));
    }

    @Test
    void aLeaseIsExtended() {
        post(record + ":extend", Map.of("attemptId", attempt(), "leaseSeconds", 3_600))
                .statusCode(200)
                .body("record.state", equalTo("held"));
        assertEquals(
                "true true",
                fixture.text(
                        "SELECT (lease_until > now() + interval '50 minutes')::text || ' ' || (due_at > now() + interval '50 minutes')::text"
                                + " FROM attempt JOIN outbound_record AS r ON r.client_id = attempt.client_id AND r.handle = attempt.handle WHERE r.handle = ?",
                        record));
    }

    @Test
    void aResultThatComesTooLateIsKeptWithItsAttempt() {
        String attempt = attempt();
        post(record + ":release", Map.of("attemptId", attempt)).statusCode(200);
        post(record + ":result", Map.of("attemptId", attempt, "callResult", "Answer"))
                .statusCode(400)
                .body("code", equalTo("LEASE_LOST"));
        assertEquals(
                "rejected 33",
                fixture.text("SELECT ended_by || ' ' || call_result FROM attempt WHERE id = ?::uuid", attempt));
        assertEquals(State.NEW, fixture.state(record));
        String second = attempt();
        post(record + ":result", Map.of("attemptId", second, "callResult", "Answer"))
                .statusCode(200);
        post(record + ":release", Map.of("attemptId", second)).statusCode(400).body("code", equalTo("RECORD_ENDED"));
        post(record + ":result", Map.of("attemptId", attempt, "callResult", "Busy"))
                .statusCode(400)
                .body("code", equalTo("RECORD_ENDED"));
        assertEquals("33", fixture.text("SELECT call_result FROM attempt WHERE id = ?::uuid", attempt));
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameRecords() {
        fixture.record(newPhone());
        String key = "pull-" + record;
        String once = request()
                .header("Idempotency-Key", key)
                .body(Map.of())
                .post(path())
                .asString();
        assertEquals(
                once,
                request()
                        .header("Idempotency-Key", key)
                        .body(Map.of())
                        .post(path())
                        .asString());
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE campaign_id = ?::uuid", campaign));
    }

    @ParameterizedTest
    @CsvSource({
        "status = 'paused', , CAMPAIGN_NOT_RUNNING",
        "position = 'COMPLETED', , CAMPAIGN_NOT_RUNNING",
        "end_date = now(), , CAMPAIGN_NOT_RUNNING",
        "type = 'InBound', , PACING",
        "type = 'Progressive', , PACING",
        "type = 'Progressive', 0, PACING",
        "type = 'Predictive', , PACING",
    })
    void nothingIsHandedOut(String change, Integer agentsReady, String reason) {
        fixture.execute(
                "UPDATE campaign SET " + change + " WHERE client_id = ? AND id = ?::uuid", fixture.client, campaign);
        pull(agentsReady == null ? Map.of() : Map.of("agentsReady", agentsReady))
                .body("records", hasSize(0))
                .body("reason", equalTo(reason));
        assertEquals(State.NEW, fixture.state(record));
    }

    @ParameterizedTest
    @CsvSource({"Progressive, , 2", "Predictive, 1.5, 3", "IVR, , 5", "Preview, , 5"})
    void theTypeSaysHowManyAtOnce(String type, String ratio, int records) {
        IntStream.range(0, 9).forEach(n -> fixture.record(newPhone()));
        fixture.execute(
                "UPDATE campaign SET type = ?, pacing_ratio = ?::numeric WHERE client_id = ? AND id = ?::uuid",
                type,
                ratio,
                fixture.client,
                campaign);
        pull(Map.of("max", 5, "agentsReady", 2)).body("records", hasSize(records));
    }

    @Test
    void aFullCampaignSaysSo() {
        fixture.record(newPhone());
        fixture.execute(
                "UPDATE campaign SET max_concurrent_calls = 1 WHERE client_id = ? AND id = ?::uuid",
                fixture.client,
                campaign);
        pull(Map.of("max", 2)).body("records", hasSize(1)).body("reason", equalTo("CAMPAIGN_FULL"));
        pull(Map.of("max", 2)).body("records", hasSize(0)).body("reason", equalTo("CAMPAIGN_FULL"));
    }

    @Test
    void whatIsDueLaterIsSaid() {
        fixture.execute("UPDATE outbound_record SET due_at = '2099-01-02T03:04:05Z' WHERE handle = ?", record);
        pull(Map.of()).body("reason", equalTo("EMPTY")).body("nextDueAt", equalTo("2099-01-02T03:04:05Z"));
    }

    @Test
    void outsideTheWindowItIsSaidWhenItOpens() {
        int second = Instant.now().atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        fixture.execute(
                "UPDATE campaign SET dial_afterhours = false, call_from = ?, call_until = ? WHERE client_id = ? AND id = ?::uuid",
                Math.floorMod(second + 14 * 3_600, 86_400),
                Math.floorMod(second + 14 * 3_600 + 60, 86_400),
                fixture.client,
                campaign);
        pull(Map.of())
                .body("records", hasSize(0))
                .body("reason", equalTo("WINDOW_CLOSED"))
                .body("nextDueAt", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'attemptId': 'x', 'callResult': 'Busy'}",
                "{'attemptId': '%1$s'}",
                "{'attemptId': '%1$s', 'callResult': 'Foo'}",
                "{'attemptId': '%1$s', 'callResult': '54'}",
                "{'attemptId': '%1$s', 'callbackAt': '2020-01-01T00:00:00Z'}",
                "{'attemptId': '%1$s', 'callbackAt': '2999-01-01T00:00:00Z'}",
                "{'attemptId': '%1$s', 'callbackAt': '2026-12-24T00:00:00Z', 'callbackFor': 'member'}",
                "{'attemptId': '%1$s', 'callResult': 'Busy', 'durationSeconds': -1}"
            })
    void aWrongResultChangesNothing(String body) {
        String attempt = attempt();
        wrong().urlEncodingEnabled(false)
                .body(body.replace('\'', '"').formatted(attempt))
                .post("/v2/records/" + record + ":result")
                .then()
                .statusCode(422);
        assertEquals(new State(2, 2, 28), fixture.state(record));
    }

    @Test
    void anotherClientsRecordIsAsUnknown() {
        RecordFixture stranger = new RecordFixture(database, TestEnvironment.OTHER_CLIENT).previews();
        long theirs = stranger.record(newPhone());
        for (String action : List.of(":result", ":release", ":extend")) {
            Map<String, Object> body = Map.of("attemptId", UUID.randomUUID().toString(), "callResult", "Busy");
            Map<String, Object> asked = action.equals(":result")
                    ? body
                    : Map.of("attemptId", UUID.randomUUID().toString());
            String unknown = post(999_999_999_999L + action, asked)
                    .statusCode(404)
                    .extract()
                    .asString();
            assertEquals(
                    unknown,
                    post(theirs + action, asked).statusCode(404).extract().asString());
        }
    }

    /** The colon of the paths goes out as it is. */
    private static RequestSpecification request() {
        return right().urlEncodingEnabled(false);
    }

    private String attempt() {
        return pull(Map.of()).body("records", hasSize(1)).extract().path("records[0].attemptId");
    }

    private String path() {
        return "/v2/campaigns/" + campaign + "/records:pull";
    }

    private ValidatableResponse pull(Map<String, Object> body) {
        return request().body(body).post(path()).then().statusCode(200);
    }

    private static ValidatableResponse result(long handle, Map<String, Object> body) {
        return post(handle + ":result", body).statusCode(200);
    }

    private static ValidatableResponse post(String action, Map<String, Object> body) {
        return request().body(body).post("/v2/records/" + action).then();
    }
}
