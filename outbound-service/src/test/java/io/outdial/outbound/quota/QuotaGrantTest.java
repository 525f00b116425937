package io.outdial.outbound.quota;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.outdial.outbound.entry.Api;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** This service counts for all of them, and for itself on the same count. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QuotaGrantTest {

    private static final String PATH = "/internal/v1/quota-grants";

    /** One passes here, then another service takes what is left, then nothing passes here. */
    @Test
    void whatAnotherServiceTookIsGoneHereToo() {
        Api.by(TestEnvironment.THREE_A_MINUTE_KEY).get("/v2/members").then().statusCode(200);
        granted("three", 3, 1);
        granted("three", 3, 1);
        granted("three", 3, 0);
        Api.by(TestEnvironment.THREE_A_MINUTE_KEY)
                .get("/v2/members")
                .then()
                .statusCode(429)
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("retryAfter", allOf(greaterThan(30), lessThanOrEqualTo(60)));
    }

    @Test
    void onlyForServices() {
        given().filter(Spec.answersOnly("openapi-internal/outbound"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(question("one", 1, 1))
                .post(PATH)
                .then()
                .statusCode(401);
    }

    @Test
    void everyFaultIsNamed() {
        peer(Spec.answersOnly("openapi-internal/outbound"))
                .body("{\"clientId\":\"5\",\"subject\":\"\",\"scope\":\"*\",\"limit\":0,\"wanted\":0}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path.flatten()", hasItems("clientId", "subject", "limit", "wanted"));
    }

    private static ValidatableResponse granted(String subject, int limit, int tokens) {
        return peer(Spec.strict("openapi-internal/outbound"))
                .body(question(subject, limit, 10))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("tokens", equalTo(tokens))
                .body("endsInMillis", allOf(greaterThan(30_000), lessThanOrEqualTo(60_000)));
    }

    private static RequestSpecification peer(Filter spec) {
        return given().filter(spec)
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN);
    }

    private static String question(String subject, int limit, int wanted) {
        return "{\"clientId\":\"%s\",\"subject\":\"%s\",\"scope\":\"*\",\"limit\":%d,\"wanted\":%d}"
                .formatted(TestEnvironment.CLIENT, subject, limit, wanted);
    }
}
