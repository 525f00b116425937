package io.outdial.transfer.config;

import static io.outdial.transfer.Requests.PATH;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.bare;
import static io.outdial.transfer.Requests.wrong;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.StoredConfigs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change a config, and how often. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AccessTest {

    private static final String RENAME = "{\"name\":\"Stolen\"}";

    final StoredConfigs stored = new StoredConfigs();

    @ParameterizedTest
    @MethodSource
    void whoIsNotKnownIsRefused(Supplier<RequestSpecification> request) {
        UUID id = stored.direct();
        String before = stored.row(id);
        request.get()
                .body(RENAME)
                .patch(PATH, id)
                .then()
                .statusCode(401)
                .contentType("application/json")
                .body("code", equalTo("UNAUTHORIZED"))
                .body("message", equalTo("Missing or invalid credentials"));
        assertEquals(before, stored.row(id));
    }

    static Stream<Supplier<RequestSpecification>> whoIsNotKnownIsRefused() {
        return Stream.of(
                () -> bare(),
                () -> bare().header("Authorization", "Bearer x"),
                () -> bare().auth().preemptive().basic(TestEnvironment.AGENT_USER, TestEnvironment.AGENT_PASSWORD),
                () -> as(""),
                () -> as("cc_"),
                () -> as(ApiKeys.generate()),
                () -> as(TestEnvironment.KEY + "x"),
                () -> as(TestEnvironment.EXPIRED_KEY),
                () -> as(TestEnvironment.REVOKED_KEY));
    }

    @Test
    void aKeyWithoutThePermissionIsRefused() {
        UUID id = stored.direct();
        String before = stored.row(id);
        as(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body(RENAME)
                .patch(PATH, id)
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        assertEquals(before, stored.row(id));
    }

    @Test
    void anotherClientsConfigIsAsOneThatDoesNotExist() {
        UUID id = stored.direct();
        String before = stored.row(id);
        Response foreign = as(TestEnvironment.OTHER_CLIENT_KEY).body(RENAME).patch(PATH, id);
        Response unknown = as(TestEnvironment.OTHER_CLIENT_KEY).body(RENAME).patch(PATH, UUID.randomUUID());
        assertEquals(404, foreign.statusCode());
        assertEquals("{\"message\":\"No transfer config with this id\",\"code\":\"NOT_FOUND\"}", foreign.asString());
        assertEquals(unknown.asString(), foreign.asString());
        assertEquals(before, stored.row(id));
    }

    @Test
    void anotherClientsRoutingConfigIsAsOneThatDoesNotExist() {
        UUID id = stored.full();
        String before = stored.row(id);
        Stream.of(stored.routingConfig(TestEnvironment.OTHER_CLIENT), UUID.randomUUID(), new UUID(0, 0))
                .forEach(routing -> wrong().body("{\"name\":\"N\",\"routingConfigId\":\"" + routing + "\"}")
                        .patch(PATH, id)
                        .then()
                        .statusCode(404)
                        .body("code", equalTo("NOT_FOUND"))
                        .body("message", equalTo("No routing config with this id")));
        assertEquals(before, stored.row(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"})
    void theNilAndTheMaxIdAreIdsThatNobodyHas(String id) {
        wrong().body("{}").patch(PATH, id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    /** The only test that uses this key up. */
    @Test
    void overTheQuotaACallWaits() {
        UUID id = stored.direct();
        as(TestEnvironment.TWO_A_MINUTE_KEY).body("{}").patch(PATH, id).then().statusCode(200);
        as(TestEnvironment.TWO_A_MINUTE_KEY).body("{}").patch(PATH, id).then().statusCode(200);
        String before = stored.row(id);
        Response refused = as(TestEnvironment.TWO_A_MINUTE_KEY).body(RENAME).patch(PATH, id);
        refused.then()
                .statusCode(429)
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("message", equalTo("Rate limit exceeded"))
                .body("retryAfter", allOf(greaterThan(0), lessThanOrEqualTo(60)))
                .header("Retry-After", refused.path("retryAfter").toString());
        assertEquals(before, stored.row(id));
    }
}
