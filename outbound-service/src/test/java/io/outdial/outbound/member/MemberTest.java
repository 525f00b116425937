package io.outdial.outbound.member;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agents and their logins: what is changed here counts at a desktop from the next request on. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class MemberTest {

    private static final String PATH = "/v2/members";
    private static final String ONE = PATH + "/{id}";

    /** An empty operation is 400 to whom it lets in. */
    private static final int LET_IN = 400;

    final Rows rows = new Rows();

    private final String agent = "a" + UUID.randomUUID();

    @Test
    void aMemberWithALoginWorksAtADesktop() {
        String id = agentWithLogin();
        login("correct horse", LET_IN);
        login("wrong horse", 401);
        patch(id, "\"features\":[]").statusCode(200);
        login("correct horse", 403);
        patch(id, "\"features\":[\"api-voice\",\"api-voice-outbound\",\"api-voice\"]")
                .statusCode(200)
                .body("member.features", equalTo(List.of("api-voice", "api-voice-outbound")));
        login("correct horse", LET_IN);
    }

    @Test
    void privilegesAreAllUnlessTheyAreNamed() {
        String id = agentWithLogin();
        right().get(ONE, id).then().body("member", hasKey("privileges")).body("member.privileges", nullValue());
        patch(id, "\"privileges\":[\"outbound.can-use\",\"outbound.can-reschedule\",\"outbound.can-use\"]")
                .statusCode(200)
                .body("member.privileges", equalTo(List.of("outbound.can-use", "outbound.can-reschedule")));
        patch(id, "\"privileges\":[\"outbound.can-fly\"]").statusCode(422);
        patch(id, "\"privileges\":\"outbound.can-use\"").statusCode(422);
        patch(id, "\"privileges\":[null]").statusCode(422);
        right().get(ONE, id).then().body("member.privileges", hasSize(2));
        patch(id, "\"privileges\":[]").statusCode(200).body("member.privileges", hasSize(0));
        patch(id, "\"privileges\":null").statusCode(200).body("member.privileges", nullValue());
        right().body("{\"name\":\"Ben\",\"agentId\":\"b-%s\",\"privileges\":[\"outbound.can-use\"]}".formatted(agent))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("member.privileges", equalTo(List.of("outbound.can-use")));
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        String id = agentWithLogin();
        login("correct horse", LET_IN);
        String before = right().get(ONE, id).path("member.updatedAt");
        patch(id, "\"password\":\"another horse\"").statusCode(200).body("member.updatedAt", not(equalTo(before)));
        login("correct horse", 401);
        login("another horse", LET_IN);
        patch(id, "\"password\":null").statusCode(200).body("member.hasPassword", equalTo(false));
        login("another horse", 401);
    }

    @Test
    void aDeletedMemberIsNoLongerLetIn() {
        String id = agentWithLogin();
        login("correct horse", LET_IN);
        right().delete(ONE, id).then().statusCode(200);
        login("correct horse", 401);
    }

    @Test
    void withoutItsUserNameAMemberHasNoPasswordEither() {
        String id = agentWithLogin();
        patch(id, "\"userName\":null")
                .statusCode(200)
                .body("member.userName", nullValue())
                .body("member.hasPassword", equalTo(false));
        patch(id, "\"userName\":\"" + agent + "\"").statusCode(200).body("member.hasPassword", equalTo(false));
        login("correct horse", 401);
    }

    @Test
    void aPasswordIsKeptAsAHashAndNeverShown() {
        String id = agentWithLogin();
        right().get(ONE, id)
                .then()
                .body("member", not(hasKey("password")))
                .body("member", not(hasKey("passwordHash")))
                .body("member.hasPassword", equalTo(true));
        assertEquals("$2a$10$", hash(id).substring(0, 7));
    }

    @Test
    void aRepetitionHashesNothingAgain() {
        String key = UUID.randomUUID().toString();
        String body = body("correct horse");
        String id = right().header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("member.id");
        String hash = hash(id);
        right().header("Idempotency-Key", key).body(body).post(PATH).then().body("member.id", equalTo(id));
        assertEquals(hash, hash(id));
    }

    @Test
    void aUserNameIsTakenForEveryClientAndNobodyIsToldThatItIs() {
        agentWithLogin();
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body("{\"name\":\"Mallory\",\"agentId\":\"%s\",\"userName\":\"%s\"}".formatted(agent, agent))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors[0].path", equalTo(List.of("userName")))
                .body("errors[0].message", equalTo("This userName cannot be used"));
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body("{\"name\":\"Mallory\",\"agentId\":\"%s\"}".formatted(agent))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void anAgentIdIsTakenOnceHoweverManyAskAtOnce() {
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> wrong().body("{\"name\":\"Ada\",\"agentId\":\"%s\"}".formatted(agent))
                                .post(PATH)
                                .statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(5, statuses.stream().filter(status -> status == 400).count());
    }

    @Test
    void aPasswordNeedsAUserName() {
        wrong().body("{\"name\":\"Ada\",\"agentId\":\"%s\",\"password\":\"correct horse\"}".formatted(agent))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path", equalTo(List.of(List.of("password"))));
        String id = agentWithLogin();
        patch(id, "\"userName\":null,\"password\":\"another horse\"").statusCode(422);
        login("correct horse", LET_IN);
    }

    @Test
    void aPasswordOfMoreBytesThanBcryptSeesIsRefused() {
        wrong().body(body("é".repeat(37)))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path", equalTo(List.of(List.of("password"))))
                .body("errors[0].code", equalTo("too_big"));
        right().body(body("é".repeat(36))).post(PATH).then().statusCode(200);
        login("é".repeat(36), LET_IN);
    }

    @Test
    void devicesAreGivenAndTakenAway() {
        String id = agentWithLogin();
        String device = right().body("{\"phoneNumber\":\"7001\"}")
                .post(ONE + "/devices", id)
                .then()
                .statusCode(200)
                .body("device.memberId", equalTo(id))
                .extract()
                .path("device.id");
        String second = right().body("{}").post(ONE + "/devices", id).path("device.id");
        right().get(ONE + "/devices", id).then().statusCode(200).body("items.id", equalTo(List.of(device, second)));
        String other = TestEnvironment.OTHER_CLIENT_KEY;
        by(other).get(ONE + "/devices", id).then().statusCode(404);
        by(other).body("{}").post(ONE + "/devices", id).then().statusCode(404);
        by(other).delete(ONE + "/devices/{device}", id, device).then().statusCode(404);
        String somebody = right().body("{\"name\":\"Ben\",\"agentId\":\"%s\"}".formatted(UUID.randomUUID()))
                .post(PATH)
                .path("member.id");
        right().delete(ONE + "/devices/{device}", somebody, device).then().statusCode(404);
        right().delete(ONE + "/devices/{device}", id, device).then().statusCode(200);
        right().get(ONE + "/devices", id).then().body("items.id", equalTo(List.of(second)));
        right().delete(ONE, id).then().statusCode(200);
        right().get(ONE + "/devices", id).then().statusCode(404);
    }

    @Test
    void aMemberHasAtMostTwentyDevices() {
        String id = agentWithLogin();
        for (int i = 0; i < 20; i++) {
            right().body("{}").post(ONE + "/devices", id).then().statusCode(200);
        }
        wrong().body("{}").post(ONE + "/devices", id).then().statusCode(400).body("code", equalTo("LIMIT_EXCEEDED"));
    }

    private String agentWithLogin() {
        return right().body(body("correct horse"))
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("member.id");
    }

    private String body(String password) {
        return "{\"name\":\"Ada\",\"agentId\":\"%s\",\"userName\":\"%s\",\"password\":\"%s\",\"features\":[\"api-voice-outbound\"]}"
                .formatted(agent, agent, password);
    }

    private static ValidatableResponse patch(String id, String fields) {
        return wrong().body("{" + fields + "}").patch(ONE, id).then();
    }

    private void login(String password, int status) {
        String pair = Base64.getEncoder().encodeToString((agent + ":" + password).getBytes(StandardCharsets.UTF_8));
        given().header("Authorization", "Basic " + pair)
                .contentType("application/json")
                .body("{}")
                .post("/api/v2/me/outbound-records")
                .then()
                .statusCode(status);
    }

    private String hash(String id) {
        return rows.text("SELECT password_hash FROM member WHERE id = ?", UUID.fromString(id));
    }
}
