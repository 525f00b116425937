package io.outdial.outbound.intake;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a lead names is reached by an index. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LeadCampaignPlanTest {

    @Inject
    QueryPlans plans;

    @Test
    void theCampaignIsFoundByItsName() {
        String plan = plans.of(LeadCampaignRepository.FIND);
        assertTrue(plan.contains("campaign_name_uk"), plan);
        assertTrue(plan.contains("member_agent_id_uk"), plan);
        assertTrue(plan.contains("skill_name_uk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
