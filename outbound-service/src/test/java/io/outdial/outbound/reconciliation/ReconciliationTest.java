package io.outdial.outbound.reconciliation;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was put apart behind the services' backs is found and mended; what is right stays (ADR 63). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ReconciliationTest {

    private static final String NO_NUMBERS = "{\"numbers\":[]}";

    @Inject
    NumberHash hashes;

    private final String phone = newPhone();
    private final String key = PhoneNumber.of(phone, "US").orElseThrow().key();
    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private RecordFixture fixture;
    private long handle;

    @BeforeEach
    void aRecordOfAnHour() {
        fixture = new RecordFixture();
        handle = fixture.record(phone);
        fixture.execute(
                "UPDATE outbound_record SET created_at = now() - interval '1 hour', customer_id = ?, enrolment_id = ? WHERE handle = ?",
                customer,
                enrolment,
                handle);
    }

    @AfterEach
    void nothingIsCompared() {
        EnrollmentStub.comparesNothing();
    }

    @Test
    void whereBothAgreeNothingIsDone() {
        EnrollmentStub.compares(asked -> chain(customer, enrolment, null), asked -> NO_NUMBERS);
        String before = fixture.everything();
        records().body("compared", equalTo(1)).body("mends", equalTo(List.of()));
        assertEquals(before, fixture.everything());
    }

    @Test
    void whatIsUnknownThereIsToldAgain() {
        long second = fixture.record(fixture.list, newPhone(), handle);
        fixture.execute("UPDATE outbound_record SET created_at = now() - interval '1 hour' WHERE handle = ?", second);
        EnrollmentStub.compares(asked -> "{\"chains\":[]}", asked -> NO_NUMBERS);
        records()
                .body("compared", equalTo(2))
                .body("mends.kind", equalTo(List.of("chain-told")))
                .body("mends.chainId", equalTo(List.of((int) handle)))
                .body("mends.campaignId", equalTo(List.of(fixture.campaignId())));
        await().until(() -> !EnrollmentStub.eventsAbout(key).isEmpty());
        assertEquals(
                List.of(Long.toString(handle), Long.toString(handle)),
                EnrollmentStub.eventsAbout(key).get(0).path("data").findValuesAsText("chainId"));
    }

    @Test
    void whoseItIsIsAskedAgain() {
        EnrollmentStub.compares(asked -> chain(UUID.randomUUID(), enrolment, null), asked -> NO_NUMBERS);
        records().body("mends.kind", equalTo(List.of("chain-told")));
    }

    @Test
    void whatHasEndedThereEndsHere() {
        EnrollmentStub.compares(asked -> chain(customer, enrolment, "2999-01-01T00:00:00Z"), asked -> NO_NUMBERS);
        records().body("mends.kind", equalTo(List.of("records-ended")));
        assertEquals(State.CANCELLED, fixture.state(handle));
        records().body("mends", equalTo(List.of()));
    }

    @Test
    void whoDoesNotWantToBeCalledIsListed() {
        EnrollmentStub.compares(
                asked -> chain(customer, enrolment, null),
                asked -> "{\"numbers\":[{\"hash\":\"" + hashes.of(fixture.client, key) + "\",\"erased\":false}]}");
        records().body("mends.kind", equalTo(List.of("number-listed")));
        assertTrue(fixture.isListed(phone));
        records().body("mends", equalTo(List.of()));
    }

    @Test
    void whoWasErasedIsErased() {
        EnrollmentStub.compares(
                asked -> chain(customer, enrolment, null),
                asked -> "{\"numbers\":[{\"hash\":\"" + hashes.of(fixture.client, key) + "\",\"erased\":true}]}");
        records().body("mends.kind", equalTo(List.of("number-erased")));
        assertEquals("0", fixture.text("SELECT count(*) FROM outbound_record WHERE phone = ?", phone));
    }

    /** Whether or not there is a record of it now: one may come. */
    @Test
    void whoOptedOutThereIsListedHere() {
        String listed = newPhone();
        String listedKey = PhoneNumber.of(listed, "US").orElseThrow().key();
        list(listed, listedKey);
        EnrollmentStub.hasOptOuts(("{\"numbers\":[{\"phone\":\"%s\",\"phoneKey\":\"%s\",\"otherPhoneKey\":null},"
                        + "{\"phone\":\"%s\",\"phoneKey\":\"%s\",\"otherPhoneKey\":null}],\"next\":\"%s\"}")
                .formatted(phone, key, listed, listedKey, customer));
        step("OPT_OUTS " + fixture.client + " ")
                .statusCode(200)
                .body("compared", equalTo(2))
                .body("mends.kind", equalTo(List.of("number-listed")))
                .body("next", equalTo("OPT_OUTS " + fixture.client + " " + customer));
        assertTrue(fixture.isListed(phone));
        assertEquals(State.BLOCKED, fixture.state(handle));
    }

    /** All others are known there, so that only this one is told again. */
    @Test
    void whatIsListedHereIsToldAgain() {
        list(phone, key);
        String hash = hashes.of(fixture.client, key);
        EnrollmentStub.compares(asked -> "{\"chains\":[]}", asked -> StreamSupport.stream(asked.spliterator(), false)
                .map(each -> each.asText())
                .filter(each -> !each.equals(hash))
                .map("{\"hash\":\"%s\",\"erased\":false}"::formatted)
                .collect(Collectors.joining(",", "{\"numbers\":[", "]}")));
        step("NUMBERS " + fixture.client + " " + key.substring(0, key.length() - 1))
                .statusCode(200)
                .body("mends.kind", equalTo(List.of("number-told")));
        await().until(() -> EnrollmentStub.eventsAbout(key).stream()
                .anyMatch(event -> event.path("type").asText().equals("numbers.listed")));
    }

    @Test
    void whatIsYoungIsPassedOver() {
        fixture.execute("UPDATE outbound_record SET created_at = now() WHERE handle = ?", handle);
        EnrollmentStub.compares(asked -> "{\"chains\":[]}", asked -> NO_NUMBERS);
        records().body("compared", equalTo(0)).body("mends", equalTo(List.of()));
    }

    /** An event arrives between two looks. */
    @Test
    void whatIsOnItsWayIsLeftAlone() {
        AtomicInteger looks = new AtomicInteger();
        EnrollmentStub.compares(
                asked -> looks.getAndIncrement() == 0 ? "{\"chains\":[]}" : chain(customer, enrolment, null),
                asked -> NO_NUMBERS);
        String before = fixture.everything();
        records().body("compared", equalTo(1)).body("mends", equalTo(List.of()));
        assertEquals(2, looks.get());
        assertEquals(before, fixture.everything());
    }

    @Test
    void withoutAnAnswerNothingIsMended() {
        EnrollmentStub.comparesNothing();
        String before = fixture.everything();
        step("RECORDS " + fixture.client + " " + (handle - 1)).statusCode(503);
        assertEquals(before, fixture.everything());
    }

    @Test
    void onlyTheNextOfAStepIsTaken() {
        step("RECORDS " + fixture.client + " seven").statusCode(422).body("errors.path.flatten()", hasItem("after"));
    }

    private void list(String given, String compared) {
        fixture.execute(
                "INSERT INTO do_not_call (client_id, phone, phone_key, reported_by, key_version, created_at) VALUES (?, ?, ?, 'member x', 2, now() - interval '1 hour')",
                fixture.client,
                given,
                compared);
    }

    /** Compares the record of this test, and what is younger, which is passed over. */
    private ValidatableResponse records() {
        return step("RECORDS " + fixture.client + " " + (handle - 1)).statusCode(200);
    }

    private String chain(UUID ofCustomer, UUID ofEnrolment, String endedAt) {
        return ("{\"chains\":[{\"chainId\":%d,\"customerId\":\"%s\",\"enrolmentId\":\"%s\",\"endedAt\":%s,"
                        + "\"open\":true,\"reportedEndAt\":null}]}")
                .formatted(handle, ofCustomer, ofEnrolment, endedAt == null ? null : '"' + endedAt + '"');
    }

    private static ValidatableResponse step(String after) {
        Map<String, Object> body = new HashMap<>();
        body.put("after", after);
        return given().filter(Spec.strict("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(body)
                .post("/internal/v1/reconciliation")
                .then();
    }
}
