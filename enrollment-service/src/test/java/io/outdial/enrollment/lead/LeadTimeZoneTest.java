package io.outdial.enrollment.lead;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.enrollment.Database;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The zones of a lead are those of a current tz database, whichever JVM this runs on. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LeadTimeZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "America/Coyhaique",
                "Europe/Kyiv",
                "America/New_York",
                "US/Pacific",
                "EST",
                "CST",
                "MST",
                "PST",
                "UTC"
            })
    void isLoaded(String timezone) {
        upload(timezone).body("succeeded", equalTo(1)).body("results[0].timezone", equalTo(timezone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SystemV/EST5", "Mars/Olympus", "america/new_york", "GMT+2", "+02:00", "BST"})
    void isRefused(String timezone) {
        upload(timezone)
                .body("succeeded", equalTo(0))
                .body("errors[0].error", equalTo("timezone must be an IANA name, or EST, CST, MST or PST"));
    }

    private static ValidatableResponse upload(String timezone) {
        return given().contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body("{\"records\":[{\"phoneNumber\":\"%s\",\"timezone\":\"%s\"}]}"
                        .formatted(Database.phone(), timezone))
                .post(UploadLeadsTest.PATH)
                .then()
                .statusCode(200);
    }
}
