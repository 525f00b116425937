package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;

import io.outdial.platform.access.ServiceToken;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * Where a service receives events as the outbox of another one sends them.
 *
 * @param document that describes it, by the name that {@link Spec} takes
 */
public record EventInbox(String document) {

    public static final String PATH = "/internal/v1/events";

    public static String event(UUID id, String type, UUID client, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"clientId\":\"%s\",\"occurredAt\":\"2026-11-20T19:00:00Z\",\"data\":%s}"
                .formatted(id, type, client, data);
    }

    public void accepts(String event) {
        request(Spec.strict(document)).body(event).post(PATH).then().statusCode(204);
    }

    public ValidatableResponse refuses(String event, int status) {
        return request(Spec.answersOnly(document)).body(event).post(PATH).then().statusCode(status);
    }

    private static RequestSpecification request(Filter spec) {
        return given().filter(spec)
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN);
    }
}
