package io.outdial.outbound.intake;

import io.outdial.outbound.ManyRows;
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
    ManyRows rows;

    @Test
    void theCampaignIsFoundByItsName() {
        rows.planOf(LeadCampaignRepository.FIND).uses("campaign_name_uk", "member_agent_id_uk", "skill_name_uk");
    }
}
