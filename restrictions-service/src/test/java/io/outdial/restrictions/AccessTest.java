package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.outdial.restrictions.CreateRestrictionTest.body;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may restrict, and that whoever may not neither changes anything nor troubles the directory. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class AccessTest {

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

    @BeforeEach
    void theDirectoryKnowsThem() {
        DirectoryStub.knows(campaign, member, source);
    }

    @ParameterizedTest
    @MethodSource
    void whoeverIsNotKnownIsRefused(String key) {
        post(key)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"))
                .body("message", equalTo("Missing or invalid credentials"));
        assertNothingHappened();
    }

    static Stream<String> whoeverIsNotKnownIsRefused() {
        return Stream.of(
                null,
                "",
                "cc_00000000000000000000000000000000",
                TestEnvironment.EXPIRED_KEY,
                TestEnvironment.REVOKED_KEY,
                TestEnvironment.SERVICE_TOKEN);
    }

    @Test
    void twoKeysAtOnceAreNobodys() {
        given().header("x-api-key", TestEnvironment.KEY, TestEnvironment.KEY)
                .contentType("application/json")
                .body(body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(401);
        assertNothingHappened();
    }

    @Test
    void withoutThePermissionItIsForbidden() {
        post(TestEnvironment.KEY_WITHOUT_PERMISSIONS).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        assertNothingHappened();
    }

    @Test
    void overTheQuotaItWaits() {
        post(TestEnvironment.TWO_A_MINUTE_KEY).then().statusCode(200);
        post(TestEnvironment.TWO_A_MINUTE_KEY).then().statusCode(200);
        post(TestEnvironment.TWO_A_MINUTE_KEY)
                .then()
                .statusCode(429)
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("message", equalTo("Rate limit exceeded"))
                .body("retryAfter", allOf(greaterThan(0), lessThanOrEqualTo(60)))
                .header("Retry-After", matchesPattern("[1-9]\\d?"));
        assertEquals(2, DirectoryStub.calls());
    }

    @Test
    void theDirectoryIsAskedForTheCallersClient() {
        post(TestEnvironment.KEY).then().statusCode(200);
        post(TestEnvironment.OTHER_CLIENT_KEY).then().statusCode(200);
        assertEquals(1, DirectoryStub.callsFor(TestEnvironment.CLIENT));
        assertEquals(1, DirectoryStub.callsFor(TestEnvironment.OTHER_CLIENT));
    }

    @Test
    void twoClientsNeverShareARestriction() {
        String mine = post(TestEnvironment.KEY).path("restriction.id");
        String theirs = post(TestEnvironment.OTHER_CLIENT_KEY).path("restriction.id");
        assertNotEquals(mine, theirs);
        assertEquals(2, restrictions.of(campaign));
    }

    @Test
    void norAnIdempotencyKey() {
        Map<String, String> headers =
                Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String mine = post(TestEnvironment.KEY, headers).path("restriction.id");
        String theirs = post(TestEnvironment.OTHER_CLIENT_KEY, headers).path("restriction.id");
        assertNotEquals(mine, theirs);
    }

    private void assertNothingHappened() {
        assertEquals(0, restrictions.of(campaign));
        assertEquals(0, DirectoryStub.calls());
    }

    private Response post(String key) {
        return post(key, Map.of());
    }

    private Response post(String key, Map<String, String> headers) {
        return given().filter(Spec.answersOnly("restrictions"))
                .contentType("application/json")
                .headers(key == null ? Map.of() : Map.of("x-api-key", key))
                .headers(headers)
                .body(body(member, source))
                .post(PATH, campaign);
    }
}
