package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Every table that an added record touches is reached by an index. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AddPlanTest {

    @Inject
    QueryPlans plans;

    @Test
    void duplicatesAreDecidedByTheUniqueIndex() {
        String plan = plans.of(NewRecordRepository.ADD);
        assertTrue(plan.contains("Conflict Arbiter Indexes: outbound_record_first_uk"), plan);
        assertTrue(plan.contains("campaign_pk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void theDoNotCallListIsAskedByItsKey() {
        String plan = plans.of("SELECT FROM do_not_call WHERE client_id = $1 AND phone_key = ANY ($2::text[])");
        assertTrue(plan.contains("do_not_call_pk"), plan);
        String hashes =
                plans.of("SELECT FROM do_not_call_hash WHERE client_id = $1 AND number_hash = ANY ($2::text[])");
        assertTrue(hashes.contains("do_not_call_hash_pk"), hashes);
    }

    /** What lead_admission asks (V011); a plan does not show the inside of a function. */
    @Test
    void recordsOfTheNumberUnderAnotherKeyAreFoundByIndexes() {
        String first = plans.of(
                "SELECT FROM outbound_record WHERE client_id = $1 AND phone_key = ANY ($2::text[]) AND campaign_id = $3 AND is_first");
        assertTrue(first.contains("outbound_record_first_uk"), first);
        String other = plans.of(
                "SELECT FROM outbound_record WHERE client_id = $1 AND other_phone_key = ANY ($2::text[]) AND campaign_id = $3 AND is_first");
        assertTrue(other.contains("outbound_record_other"), other);
    }
}
