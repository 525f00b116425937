package io.outdial.outbound.intake;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.CachedStatements;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No lead pays for parsing and planning: what its statements are is known to the connection, however long they are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CachedStatementsTest {

    final Campaigns campaigns = new Campaigns();

    @Inject
    Pool pool;

    @Test
    void aLeadsStatementsAreKept() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        assertEquals(Set.of(), CachedStatements.missing(pool, () -> add(campaign), LeadCampaignRepository.FIND));
    }

    /** By itself the SQL client keeps none of 2,048 characters or more. */
    @Test
    void noStatementIsTooLong() {
        String statement = "SELECT '" + "long ".repeat(2_000) + "'";
        Runnable ask = () -> pool.preparedQuery(statement).executeAndAwait();
        assertEquals(Set.of(), CachedStatements.missing(pool, ask, statement));
    }

    private static void add(String campaign) {
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, Campaigns.number()))
                .then()
                .statusCode(200)
                .body(containsString("Success"));
    }
}
