package io.outdial.outbound.reconciliation;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One of the two databases was put back: what it has lost is told again, and what it has forgotten stays over (ADR 68).
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RestoredTest {

    private static final String NO_NUMBERS = "{\"numbers\":[]}";

    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private RecordFixture fixture;
    private long handle;

    @BeforeEach
    void aRecordOfTheDayBefore() {
        fixture = new RecordFixture();
        handle = fixture.record(newPhone());
        age();
    }

    @AfterEach
    void nothingIsCompared() {
        EnrollmentStub.comparesNothing();
    }

    @Test
    void anEndThatWasForgottenIsToldAgainWithItsCalls() {
        end();
        UUID attempt = UUID.randomUUID();
        fixture.execute(
                "INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, taken_by, taken_at, lease_until, ended_at, ended_by, call_result, dialled)"
                        + " SELECT client_id, ?, handle, chain_id, campaign_id, phone_key, 'dialler', now(), now(), now(), 'result', 33, true FROM outbound_record WHERE handle = ?",
                attempt,
                handle);
        compares(true, null);
        records().body("mends.kind", equalTo(List.of("end-told"))).body("mends.chainId", equalTo(List.of((int)
                handle)));
        await().until(() -> !EnrollmentStub.toldOf(handle, "calls.made", "calls")
                        .isEmpty()
                && !EnrollmentStub.toldOf(handle, "chains.changed", "chains").isEmpty());
        List<JsonNode> told = EnrollmentStub.toldOf(handle, "chains.changed", "chains");
        assertEquals(
                "ended [\"reached\"]",
                last(told).path("state").asText() + " " + last(told).path("ends"));
        assertEquals(
                attempt.toString(),
                last(EnrollmentStub.toldOf(handle, "calls.made", "calls"))
                        .path("id")
                        .asText());
    }

    @Test
    void anEndThatIsKnownIsNotToldAgain() {
        end();
        compares(false, null);
        records().body("compared", equalTo(1)).body("mends", equalTo(List.of()));
    }

    /** Its agent has just reported it: the event may be on its way. */
    @Test
    void aYoungEndIsPassedOver() {
        end();
        fixture.execute("UPDATE outbound_record SET ended_at = now() WHERE handle = ?", handle);
        compares(true, null);
        records().body("mends", equalTo(List.of()));
    }

    @Test
    void whoWasCalledIsNotCalledAgain() {
        compares(false, "2999-01-01T00:00:00Z");
        records().body("mends.kind", equalTo(List.of("records-ended")));
        assertEquals(State.CANCELLED, fixture.state(handle));
    }

    /** Handles that enrollment-service knows are not given again, and their enrolments begin again. */
    @Test
    void whatWasLostWithTheDatabaseBeginsAgain() {
        long last = number("SELECT last_value FROM record_handle");
        EnrollmentStub.knowsChainsUpTo(last + 7);
        compares(true, null);
        step(null);
        assertTrue(number("SELECT nextval('record_handle')") > last + 7);
        long hour = 3_600_000_000L;
        assertTrue(number("SELECT last_value FROM chain_version") > System.currentTimeMillis() * 1_000 - hour);

        EnrollmentStub.hasOpenEnrolments(
                "{\"enrolments\":[{\"enrolmentId\":\"%s\",\"customerId\":\"%s\",\"campaignId\":\"%s\",\"chainIds\":[%d]}],\"next\":null}"
                        .formatted(enrolment, customer, fixture.campaignId(), last + 3));
        step("ENROLMENTS " + fixture.client + " ")
                .body("compared", equalTo(1))
                .body("mends.kind", equalTo(List.of("enrolment-lost")));
        await().until(() -> EnrollmentStub.receptionsOf(enrolment).stream()
                .anyMatch(lost -> lost.at("/chainIds/0").asLong() == last + 3));
    }

    /** Somebody has removed it, and the other database does not know that any more. */
    @Test
    void aChainWithoutRecordsHasEnded() {
        long removed = fixture.newChain();
        EnrollmentStub.hasOpenEnrolments(
                "{\"enrolments\":[{\"enrolmentId\":\"%s\",\"customerId\":\"%s\",\"campaignId\":\"%s\",\"chainIds\":[%d]}],\"next\":null}"
                        .formatted(enrolment, customer, fixture.campaignId(), removed));
        step("ENROLMENTS " + fixture.client + " ").body("mends.kind", equalTo(List.of("end-told")));
        await().until(() -> EnrollmentStub.toldOf(removed, "chains.changed", "chains").stream()
                .anyMatch(told -> told.path("ends").toString().equals("[\"cancelled\"]")));
    }

    private static JsonNode last(List<JsonNode> told) {
        return told.get(told.size() - 1);
    }

    private void end() {
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = 33, due_at = NULL WHERE handle = ?",
                handle);
        age();
    }

    private void age() {
        fixture.execute(
                "UPDATE outbound_record SET created_at = now() - interval '1 day', customer_id = ?, enrolment_id = ?,"
                        + " ended_at = CASE WHEN record_status = 3 THEN now() - interval '1 hour' END WHERE handle = ?",
                customer,
                enrolment,
                handle);
    }

    private void compares(boolean isOpen, String reportedEndAt) {
        EnrollmentStub.compares(
                asked -> ("{\"chains\":[{\"chainId\":%d,\"customerId\":\"%s\",\"enrolmentId\":\"%s\",\"endedAt\":null,"
                                + "\"open\":%s,\"reportedEndAt\":%s}]}")
                        .formatted(
                                handle,
                                customer,
                                enrolment,
                                isOpen,
                                reportedEndAt == null ? null : '"' + reportedEndAt + '"'),
                asked -> NO_NUMBERS);
    }

    private long number(String sql) {
        return Long.parseLong(fixture.text(sql));
    }

    private ValidatableResponse records() {
        return step("RECORDS " + fixture.client + " " + (handle - 1));
    }

    private static ValidatableResponse step(String after) {
        Map<String, Object> body = new HashMap<>();
        body.put("after", after);
        return given().filter(Spec.strict("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(body)
                .post("/internal/v1/reconciliation")
                .then()
                .statusCode(200);
    }
}
