package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.filter.Filter;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What an agent asks about itself. */
public final class DeskRequest {

    public static final String ME = "/api/v2/me";

    private final String user;

    private DeskRequest(String user) {
        this.user = user;
    }

    public static DeskRequest of(RecordFixture fixture) {
        return of(fixture.user);
    }

    public static DeskRequest of(String user) {
        return new DeskRequest(user);
    }

    ValidatableResponse shown(String path) {
        return request(Spec.strict("outbound")).get(path).then().statusCode(200).body("statusCode", equalTo(0));
    }

    public ValidatableResponse accepted(String body) {
        return answered(body, 200, 0);
    }

    public ValidatableResponse answered(String body, int status, int statusCode) {
        return request(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .body(body)
                .post(ME)
                .then()
                .statusCode(status)
                .body("statusCode", equalTo(statusCode));
    }

    RequestSpecification request(Filter spec) {
        return given().filter(spec)
                .urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic(user, TestEnvironment.AGENT_PASSWORD);
    }
}
