package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Events as the outbox of enrollment-service sends them. */
final class EventRequest {

    static final String PATH = "/internal/v1/events";

    private EventRequest() {}

    static String optedOut(UUID id, RecordFixture fixture, String phone) {
        return event(id, "customer.opted-out", fixture.client, customer(phone));
    }

    static String erased(UUID id, RecordFixture fixture, String phone) {
        return event(id, "customer.erased", fixture.client, customer(phone));
    }

    static String ended(UUID id, RecordFixture fixture, String campaign, String phone) {
        return event(
                id,
                "enrolment.ended",
                fixture.client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"phoneKey\":\"%s\",\"status\":\"completed\"}"
                        .formatted(
                                UUID.randomUUID(),
                                fixture.text(
                                        "SELECT id FROM campaign WHERE client_id = ? AND name = ?",
                                        fixture.client,
                                        campaign),
                                UUID.randomUUID(),
                                key(phone)));
    }

    static String event(UUID id, String type, UUID client, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"clientId\":\"%s\",\"occurredAt\":\"2026-11-20T19:00:00Z\",\"data\":%s}"
                .formatted(id, type, client, data);
    }

    static String customer(String phone) {
        return "{\"customerId\":\"%s\",\"phone\":\"%s\",\"phoneKey\":\"%s\"}"
                .formatted(UUID.randomUUID(), phone, key(phone));
    }

    static void accepted(String event) {
        given().filter(Spec.strict("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(event)
                .post(PATH)
                .then()
                .statusCode(204);
    }

    static ValidatableResponse refused(String event, int status) {
        return given().filter(Spec.answersOnly("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(event)
                .post(PATH)
                .then()
                .statusCode(status);
    }

    static String key(String phone) {
        return PhoneNumber.of(phone, "US").orElseThrow().key();
    }
}
