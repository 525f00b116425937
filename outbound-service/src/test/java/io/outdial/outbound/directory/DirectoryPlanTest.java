package io.outdial.outbound.directory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is read in the order of an index, not sorted out of all of a client's; only what comes last for having no value is sorted. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @CsvSource({
        "campaign, created_at, campaign_created",
        "campaign, updated_at, campaign_updated",
        "campaign, name,       campaign_name_uk",
        "campaign, status,     campaign_status",
        "member,   created_at, member_created",
        "member,   updated_at, member_updated",
        "member,   name,       member_name",
        "member,   agent_id,   member_agent_id_uk",
        "source,   created_at, source_created",
        "source,   updated_at, source_updated",
        "source,   name,       source_name",
        "skill,    created_at, skill_created",
        "skill,    updated_at, skill_updated",
        "skill,    name,       skill_name_uk"
    })
    void anOrderHasItsIndex(String table, String column, String index) {
        for (String direction : new String[] {"asc", "desc"}) {
            String plan = plans.of(
                    "SELECT * FROM %s WHERE client_id = $1 ORDER BY %s %s, id %s OFFSET 50 ROWS FETCH FIRST 50 ROWS ONLY"
                            .formatted(table, column, direction, direction));
            assertTrue(plan.contains(index), plan);
            assertFalse(plan.contains("Seq Scan"), plan);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "campaign_member, member_id,   campaign_member_member",
        "campaign_skill,  skill_id,    campaign_skill_skill",
        "campaign_member, campaign_id, campaign_member_pk",
        "device,          member_id,   device_member",
        "source,          public_id,   source_public_id_uk"
    })
    void whatIsLookedUpHasItsIndex(String table, String column, String index) {
        String plan = plans.of("SELECT * FROM %s WHERE client_id = $1 AND %s = $2".formatted(table, column));
        assertTrue(plan.contains(index), plan);
    }
}
