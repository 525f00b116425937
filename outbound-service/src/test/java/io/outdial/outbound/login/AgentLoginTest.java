package io.outdial.outbound.login;

import static io.restassured.RestAssured.given;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A verified password is remembered; what the database says counts all the same, at once. An empty operation is 400 to
 * whom it lets in.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AgentLoginTest {

    private static final int LET_IN = 400;

    private RecordFixture fixture;

    @BeforeEach
    void aMemberWhoHasLoggedIn() {
        fixture = new RecordFixture();
        answers(TestEnvironment.AGENT_PASSWORD, LET_IN);
        answers(TestEnvironment.AGENT_PASSWORD, LET_IN);
    }

    @Test
    void aChangedPassword() {
        update("password_hash = ?", BcryptUtil.bcryptHash("another", 4));
        answers(TestEnvironment.AGENT_PASSWORD, 401);
        answers("another", LET_IN);
    }

    @Test
    void aTakenPassword() {
        update("password_hash = ?", (Object) null);
        answers(TestEnvironment.AGENT_PASSWORD, 401);
    }

    @Test
    void aTakenFeature() {
        update("features = ?", (Object) new String[] {"api-voice", "api-voice"});
        answers(TestEnvironment.AGENT_PASSWORD, 403);
    }

    @Test
    void aRenamedMember() {
        update("user_name = ?", fixture.user + "-2");
        answers(TestEnvironment.AGENT_PASSWORD, 401);
    }

    private void update(String change, Object value) {
        fixture.execute(
                "UPDATE member SET " + change + " WHERE client_id = ? AND id = ?",
                value,
                fixture.client,
                fixture.member);
    }

    private void answers(String password, int status) {
        given().auth()
                .preemptive()
                .basic(fixture.user, password)
                .contentType("application/json")
                .body("{}")
                .post(RecordRequest.COLLECTION)
                .then()
                .statusCode(status);
    }
}
