package io.outdial.enrollment.event;

import static io.restassured.RestAssured.given;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as the outbox of outbound-service sends them. */
public final class EventRequest {

    static final String PATH = "/internal/v1/events";

    private EventRequest() {}

    /** @param phoneKeys numbers as they are compared */
    public static String listed(UUID id, UUID client, String... phoneKeys) {
        return event(
                id,
                "numbers.listed",
                client,
                Stream.of(phoneKeys)
                        .map(key -> "{\"phone\":\"%1$s\",\"phoneKey\":\"%1$s\"}".formatted(key))
                        .collect(Collectors.joining(",", "{\"numbers\":[", "]}")));
    }

    static String event(UUID id, String type, UUID client, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"clientId\":\"%s\",\"occurredAt\":\"2026-11-20T19:00:00Z\",\"data\":%s}"
                .formatted(id, type, client, data);
    }

    public static void accepted(String event) {
        given().filter(Spec.strict("openapi-internal/enrollment"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(event)
                .post(PATH)
                .then()
                .statusCode(204);
    }

    static ValidatableResponse refused(String event, int status) {
        return given().filter(Spec.answersOnly("openapi-internal/enrollment"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(event)
                .post(PATH)
                .then()
                .statusCode(status);
    }
}
