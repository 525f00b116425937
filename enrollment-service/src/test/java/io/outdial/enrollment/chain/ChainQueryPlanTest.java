package io.outdial.enrollment.chain;

import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** However many chains there are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ChainQueryPlanTest {

    @Inject
    QueryPlans plans;

    @Test
    void chainsAreFoundByTheirIdsAndEnrolments() {
        plans.of(ChainRepository.FIND).uses("chain_pk");
        plans.of(ChainRepository.LOCK).uses("chain_pk", "chain_enrolment");
    }
}
