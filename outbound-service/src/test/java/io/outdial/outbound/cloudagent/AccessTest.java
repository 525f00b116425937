package io.outdial.outbound.cloudagent;

import static io.outdial.outbound.cloudagent.CloudAgentRequest.PATH;
import static io.outdial.outbound.cloudagent.CloudAgentRequest.lead;
import static io.outdial.outbound.cloudagent.CloudAgentRequest.withKey;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Credentials beyond the rows of the page: Basic, key in the body, permission, quota, and requests that are repeated.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AccessTest {

    private static final String STORED = "SuccessFully Updated Progressive Campaign";

    final Campaigns campaigns = new Campaigns();

    @Test
    void basicOfUserNameAndKeyIsTakenToo() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        ObjectNode lead = lead(campaign, Campaigns.number());
        lead.remove("userName");
        withKey(null)
                .auth()
                .preemptive()
                .basic(TestEnvironment.CLOUD_AGENT_USER, TestEnvironment.KEY)
                .body(lead.toString())
                .post(PATH)
                .then()
                .statusCode(200)
                .body("message", equalTo(STORED));
        withKey(null)
                .auth()
                .preemptive()
                .basic(TestEnvironment.CLOUD_AGENT_USER, "wrong")
                .body(lead.toString())
                .post(PATH)
                .then()
                .statusCode(200)
                .body("message", equalTo("Invalid User Details"));
    }

    @Test
    void aBearerAloneIsNoKey() {
        withKey(null)
                .header("Authorization", "Bearer abc")
                .body(lead("Progressive_Nonagentwise", "123").toString())
                .post(PATH)
                .then()
                .statusCode(200)
                .body("message", equalTo("Api Key Should Not be Null or Empty."));
    }

    @Test
    void aKeyWithoutThePermissionMayNotAct() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        withKey(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body(lead(campaign, Campaigns.number()).put("action", "start").toString())
                .post(PATH)
                .then()
                .statusCode(200)
                .body("status", equalTo("false"))
                .body("message", equalTo("Invalid action."))
                .body("$", hasKey("data"));
        assertEquals(0, campaigns.stored(campaign));
        assertEquals("READY", campaigns.position(campaign));
    }

    @Test
    void overTheQuotaIs429AndNothingIsStored() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        for (int i = 0; i < 2; i++) {
            withKey(TestEnvironment.TWO_A_MINUTE_KEY)
                    .body(lead(campaign, Campaigns.number()).toString())
                    .post(PATH)
                    .then()
                    .statusCode(200)
                    .body("message", equalTo(STORED));
        }
        withKey(TestEnvironment.TWO_A_MINUTE_KEY)
                .body(lead(campaign, Campaigns.number()).toString())
                .post(PATH)
                .then()
                .statusCode(429)
                .header("Retry-After", matchesPattern("[1-9][0-9]?"))
                .body("status", equalTo("error"))
                .body("message", equalTo("Max limit exceeded"))
                .body("$", not(hasKey("data")));
        assertEquals(2, campaigns.stored(campaign));
    }

    @Test
    void theSameIdempotencyKeyAnswersTheFirstAnswer() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        String key = UUID.randomUUID().toString();
        ObjectNode lead = lead(campaign, Campaigns.number()).put("action", "start");
        for (int i = 0; i < 3; i++) {
            withKey(TestEnvironment.KEY)
                    .header("Idempotency-Key", key)
                    .body(lead.toString())
                    .post(PATH)
                    .then()
                    .statusCode(200)
                    .body("message", equalTo("SuccessFully Updated, Progressive was started"))
                    .body("$", not(hasKey("data")));
        }
        assertEquals(1, campaigns.stored(campaign));
        withKey(TestEnvironment.KEY)
                .header("Idempotency-Key", key)
                .body(lead.put("Name", "Another").toString())
                .post(PATH)
                .then()
                .statusCode(422)
                .body("status", equalTo("error"))
                .body("message", equalTo("This Idempotency-Key was used for another request"));
        assertEquals(1, campaigns.stored(campaign));
    }
}
