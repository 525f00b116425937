package io.outdial.outbound.record;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pull is as quick among millions of records, attempts and listed numbers, and so is what is swept. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QueuePlanTest {

    @Inject
    ManyRows rows;

    @Test
    void everythingIsFoundByIndexes() {
        List<QueryPlan> plans = rows.plansOf(List.of(
                QueueStatements.PULL,
                QueueStatements.LOST_LEASES,
                QueueStatements.EXPIRED,
                ChainRepository.FIND,
                PlaceRepository.PLACE));
        plans.get(0)
                .uses(
                        "outbound_record_due",
                        "outbound_record_pk",
                        "attempt_open_number_uk",
                        "attempt_number",
                        "do_not_call_pk");
        plans.get(1).uses("attempt_open_lease");
        plans.get(2).uses("outbound_record_expiry");
        plans.get(3).uses("outbound_record_pk", "outbound_record_chain");
        plans.get(4).uses("outbound_record_pk", "outbound_record_chain");
    }
}
