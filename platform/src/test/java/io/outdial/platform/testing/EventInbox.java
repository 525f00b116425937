package io.outdial.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.platform.access.ServiceToken;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Where a service receives events as the outbox of another one sends them.
 *
 * @param document that describes it, by the name that {@link Spec} takes
 */
public record EventInbox(String document) {

    public static final String PATH = "/internal/v1/events";

    public static final String BATCH = PATH + "/batch";

    public static String event(UUID id, String type, UUID client, String data) {
        return "{\"id\":\"%s\",\"type\":\"%s\",\"clientId\":\"%s\",\"occurredAt\":\"2026-11-20T19:00:00Z\",\"data\":%s}"
                .formatted(id, type, client, data);
    }

    /** The answer of a receiver that has applied the events of a batch. */
    public static String appliedAll(JsonNode batch) {
        return StreamSupport.stream(batch.path("events").spliterator(), false)
                .map(event -> event.path("id").asText())
                .map("{\"id\":\"%s\",\"result\":\"applied\",\"reason\":null}"::formatted)
                .collect(Collectors.joining(",", "{\"outcomes\":[", "]}"));
    }

    public void accepts(String event) {
        request(Spec.strict(document)).body(event).post(PATH).then().statusCode(204);
    }

    /** @return the results of the events, in their order */
    public List<String> results(String... events) {
        return outcomes(events).extract().path("outcomes.result");
    }

    public ValidatableResponse outcomes(String... events) {
        return request(Spec.strict(document))
                .body("{\"events\":[" + String.join(",", events) + "]}")
                .post(BATCH)
                .then()
                .statusCode(200);
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
