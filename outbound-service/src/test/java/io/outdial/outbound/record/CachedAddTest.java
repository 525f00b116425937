package io.outdial.outbound.record;

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

/** No added record pays for parsing and planning, however long the statement is. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CachedAddTest {

    final Campaigns campaigns = new Campaigns();

    @Inject
    Pool pool;

    @Test
    void theStatementIsKept() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        assertEquals(Set.of(), CachedStatements.missing(pool, () -> add(campaign), NewRecordRepository.ADD));
    }

    private static void add(String campaign) {
        CloudAgentRequest.send(CloudAgentRequest.lead(campaign, Campaigns.number()))
                .then()
                .statusCode(200)
                .body(containsString("Success"));
    }
}
