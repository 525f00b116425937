package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever changes something shows the token that it was given (genesys-web-services.md §3.5). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CsrfTest {

    private static final String ME = "/api/v2/me";
    private static final String COOKIE = "JSESSIONID";
    private static final String TOKEN = "X-CSRF-TOKEN";
    private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private RecordFixture agent;

    @BeforeEach
    void anAgent() {
        agent = new RecordFixture().withVoice();
    }

    @Test
    void whereItIsOffNothingIsAsked() {
        basic(agent).get(ME).then().header(TOKEN, nullValue()).header("X-CSRF-HEADER", nullValue());
        assertEquals(200, start(basic(agent)).statusCode());
    }

    @Test
    void aGetGivesTheTokenAndAChangeShowsIt() {
        CsrfSwitch.switchOn();
        Response shown = basic(agent).get(ME);
        shown.then().header("X-CSRF-HEADER", equalTo(TOKEN)).header(TOKEN, matchesPattern(UUID_FORM));
        String cookie = shown.cookie(COOKIE);
        String token = shown.header(TOKEN);
        assertEquals(
                200,
                start(basic(agent).cookie(COOKIE, cookie).header(TOKEN, token)).statusCode());
        assertEquals(
                200, start(given().cookie(COOKIE, cookie).header(TOKEN, token)).statusCode());
        given().cookie(COOKIE, cookie).get(ME + "/devices").then().header(TOKEN, equalTo(token));
    }

    @Test
    void aChangeWithoutItIsRefused() {
        CsrfSwitch.switchOn();
        Response shown = basic(agent).get(ME);
        String cookie = shown.cookie(COOKIE);
        String token = shown.header(TOKEN);
        RecordFixture other = new RecordFixture();
        String ofAnother = basic(other).get(ME).header(TOKEN);
        refused(basic(agent));
        refused(basic(agent).header(TOKEN, token));
        refused(basic(agent).cookie(COOKIE, cookie));
        for (String wrong : new String[] {"", "x", ofAnother, UUID.randomUUID().toString(), token + "0"}) {
            refused(basic(agent).cookie(COOKIE, cookie).header(TOKEN, wrong));
        }
        refused(basic(other).cookie(COOKIE, cookie).header(TOKEN, token));
        assertEquals("0", agent.text("SELECT count(*) FROM desk_session WHERE member_id = ?", agent.member));
    }

    /** It would be asked for before it is known whether anybody sends it. */
    @Test
    void whoIsUnknownIsToldThat() {
        CsrfSwitch.switchOn();
        assertEquals(401, start(given()).statusCode());
    }

    @Test
    void notificationsNeedNone() {
        CsrfSwitch.switchOn();
        basic(agent)
                .contentType("application/json")
                .body(
                        "[{\"channel\": \"/meta/handshake\", \"version\": \"1.0\", \"supportedConnectionTypes\": [\"long-polling\"]}]")
                .post("/api/v2/notifications")
                .then()
                .statusCode(200)
                .body("[0].successful", equalTo(true));
    }

    private static RequestSpecification basic(RecordFixture user) {
        return given().auth().preemptive().basic(user.user, TestEnvironment.AGENT_PASSWORD);
    }

    private static Response start(RequestSpecification request) {
        return request.filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .body("{\"operationName\": \"StartContactCenterSession\", \"channels\": [\"voice\"]}")
                .post(ME);
    }

    private static void refused(RequestSpecification request) {
        start(request)
                .then()
                .statusCode(403)
                .body("statusCode", equalTo(3))
                .body("statusMessage", equalTo("Missing or invalid Csrf token"));
    }
}
