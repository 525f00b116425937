package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.enrolment.UpdateEnrolmentStatusTest.PATH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.enrolment.Enrolments.Enrolment;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may not, and that whoever may not changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AccessTest {

    final Enrolments enrolments = new Enrolments();

    private Enrolment enrolment;

    @BeforeEach
    void anEnrolmentThatCouldBeEnded() {
        enrolment = enrolments.enrolled(TestEnvironment.CLIENT, "in_progress");
    }

    @AfterEach
    void nothingHasChanged() {
        assertTrue(enrolments.untouched(enrolment));
        assertEquals(List.of(), enrolments.history(enrolment));
    }

    @ParameterizedTest
    @MethodSource
    void whoeverIsNotKnownIsRefused(String key) {
        given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .headers(key == null ? Map.of() : Map.of("x-api-key", key))
                .body(enrolment.asking("completed"))
                .patch(PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"))
                .body("message", equalTo("Missing or invalid credentials"));
    }

    static Stream<String> whoeverIsNotKnownIsRefused() {
        return Stream.of(
                null,
                "",
                "cc_",
                "cc_00000000000000000000000000000000",
                TestEnvironment.KEY.substring(0, TestEnvironment.KEY.length() - 1),
                TestEnvironment.EXPIRED_KEY,
                TestEnvironment.REVOKED_KEY);
    }

    @Test
    void withoutThePermissionItIsForbidden() {
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body(enrolment.asking("completed"))
                .patch(PATH)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void overTheQuotaItWaits() {
        for (int i = 0; i < 2; i++) {
            request(TestEnvironment.TWO_A_MINUTE_KEY)
                    .body(enrolment.asking("pending"))
                    .patch(PATH)
                    .then()
                    .statusCode(400);
        }
        request(TestEnvironment.TWO_A_MINUTE_KEY)
                .body(enrolment.asking("completed"))
                .patch(PATH)
                .then()
                .statusCode(429)
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("message", equalTo("Rate limit exceeded"))
                .body("retryAfter", allOf(greaterThan(0), lessThanOrEqualTo(60)))
                .header("Retry-After", matchesPattern("[1-9]\\d?"));
    }

    private static RequestSpecification request(String key) {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
