package io.outdial.outbound.login;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.hash.KeyedHash;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code JSESSIONID}: a browser goes on without {@code Authorization} (genesys-web-services.md §3.4). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SessionCookieTest {

    private static final String ME = "/api/v2/me";
    private static final String COOKIE = "JSESSIONID";

    private RecordFixture agent;

    @BeforeEach
    void anAgent() {
        agent = new RecordFixture();
    }

    @Test
    void aLoginLeavesASession() {
        String set = basic().get(ME).then().statusCode(200).extract().header("Set-Cookie");
        assertTrue(set.matches("JSESSIONID=[^;]+; Path=/; HttpOnly; SameSite=Lax"), set);
        String secure = basic().header("X-Forwarded-Proto", "https").get(ME).header("Set-Cookie");
        assertTrue(secure.endsWith("; SameSite=Lax; Secure"), secure);
        String cookie = cookie(basic().get(ME).then());
        with(cookie).get(ME).then().statusCode(200).body("user.id", equalTo(agent.member.toString()));
        with(cookie)
                .contentType("application/json")
                .body("{}")
                .post("/api/v2/me/outbound-records")
                .then()
                .statusCode(400)
                .body("statusCode", equalTo(1));
    }

    @Test
    void itIsRenewedNowAndThen() {
        assertNull(cookie(with(cookie(basic().get(ME).then())).get(ME).then()));
        String old = session(120);
        String renewed = cookie(with(old).get(ME).then().statusCode(200));
        assertNotEquals(old, renewed);
        assertEquals(old.split("\\.")[0], renewed.split("\\.")[0]);
        assertNull(cookie(with(renewed).get(ME).then().statusCode(200)));
    }

    @Test
    void itEnds() {
        refused(session(1900));
        String cookie = session(0);
        with(cookie).get(ME).then().statusCode(200);
        agent.execute("UPDATE member SET password_hash = ? WHERE id = ?", "$2a$04$" + "x".repeat(53), agent.member);
        refused(cookie);
        RecordFixture gone = new RecordFixture();
        String ofGone = cookie(given().auth()
                .preemptive()
                .basic(gone.user, TestEnvironment.AGENT_PASSWORD)
                .get(ME)
                .then());
        gone.execute("DELETE FROM member WHERE id = ?", gone.member);
        refused(ofGone);
    }

    @Test
    void withoutAPasswordThereIsNone() {
        agent.execute("UPDATE member SET password_hash = NULL WHERE id = ?", agent.member);
        MemberLogin login = new MemberLogin(agent.client, agent.member, agent.user, null, Set.of());
        refused(DeskSession.begin(login, Instant.now()).signed(login, new KeyedHash(TestEnvironment.SERVICE_TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "node01ab.worker1", "a.b.c.d.e"})
    void whatIsNoneLetsNobodyIn(String cookie) {
        refused(cookie);
        String valid = session(0);
        refused(valid.substring(0, valid.length() - 1) + (valid.endsWith("0") ? "1" : "0"));
        basic().cookie(COOKIE, cookie).get(ME).then().statusCode(200).header("Set-Cookie", containsString(COOKIE));
    }

    @Test
    void whoSaysSomethingElseIsNotTakenForIt() {
        String cookie = session(0);
        given().auth()
                .preemptive()
                .basic(agent.user, "wrong")
                .cookie(COOKIE, cookie)
                .get(ME)
                .then()
                .statusCode(401);
        with(cookie).header("Authorization", "Bearer x").get(ME).then().statusCode(401);
        with(cookie).get("/v2/members").then().statusCode(401);
    }

    @Test
    void itOpensNotificationsToo() {
        String handshake =
                "[{\"channel\": \"/meta/handshake\", \"version\": \"1.0\", \"supportedConnectionTypes\": [\"long-polling\"]}]";
        String old = session(120);
        String renewed = cookie(with(old)
                .contentType("application/json")
                .body(handshake)
                .post("/api/v2/notifications")
                .then()
                .statusCode(200)
                .body("[0].successful", equalTo(true)));
        assertEquals(old.split("\\.")[0], renewed.split("\\.")[0]);
        with("x")
                .contentType("application/json")
                .body(handshake)
                .post("/api/v2/notifications")
                .then()
                .body("[0].error", equalTo("403::Handshake denied"));
    }

    private RequestSpecification basic() {
        return given().auth().preemptive().basic(agent.user, TestEnvironment.AGENT_PASSWORD);
    }

    private static RequestSpecification with(String cookie) {
        return given().cookie(COOKIE, cookie);
    }

    private static void refused(String cookie) {
        with(cookie).get(ME).then().statusCode(401).body("statusCode", equalTo(20));
    }

    private static String cookie(ValidatableResponse response) {
        return response.extract().cookie(COOKIE);
    }

    /** Of the agent, and last seen so many seconds ago. */
    private String session(int secondsAgo) {
        MemberLogin login =
                new MemberLogin(agent.client, agent.member, agent.user, TestEnvironment.AGENT_PASSWORD_HASH, Set.of());
        return new DeskSession(
                        UUID.randomUUID(),
                        agent.client,
                        agent.member,
                        Instant.now().minusSeconds(secondsAgo))
                .signed(login, new KeyedHash(TestEnvironment.SERVICE_TOKEN));
    }
}
