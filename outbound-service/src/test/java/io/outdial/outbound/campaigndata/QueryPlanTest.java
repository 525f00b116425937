package io.outdial.outbound.campaigndata;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Every table that a lead touches is reached by an index. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QueryPlanTest {

    @Inject
    QueryPlans plans;

    @Test
    void theCampaignIsFoundByItsName() {
        String plan = plans.of(LeadRepository.FIND);
        assertTrue(plan.contains("campaign_name_uk"), plan);
        assertTrue(plan.contains("member_agent_id_uk"), plan);
        assertTrue(plan.contains("skill_name_uk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void duplicatesAreDecidedByTheUniqueIndex() {
        String plan = plans.of(LeadRepository.ADD);
        assertTrue(plan.contains("Conflict Arbiter Indexes: outbound_record_first_uk"), plan);
        assertTrue(plan.contains("campaign_pk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void theDoNotCallListIsAskedByItsKey() {
        String plan = plans.of("SELECT FROM do_not_call WHERE client_id = $1 AND phone_key = $2");
        assertTrue(plan.contains("do_not_call_pk"), plan);
        String hashes = plans.of("SELECT FROM do_not_call_hash WHERE client_id = $1 AND number_hash = $2");
        assertTrue(hashes.contains("do_not_call_hash_pk"), hashes);
    }
}
