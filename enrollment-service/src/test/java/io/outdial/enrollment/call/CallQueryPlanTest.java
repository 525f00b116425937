package io.outdial.enrollment.call;

import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many calls there are. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CallQueryPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @CsvSource({"createdAt", "disposition", "duration"})
    void aPageIsReadFromTheCallsOfItsCustomer(String sortBy) {
        CallOrder order = new CallOrder(CallOrder.By.of(sortBy), false);
        plans.of(CallRepository.PAGE.formatted(order.sql())).uses("customer_call_customer");
    }

    @Test
    void callsAreFoundByTheirKeys() {
        plans.of(CallRepository.COUNT).uses("customer_call_customer");
        plans.of(CallRepository.RENEW).uses("customer_call_pk");
        plans.of(CallRepository.ASSIGN).uses("customer_call_chain");
        plans.of(CampaignCallRepository.FIND).uses("campaign_calls_pk");
    }
}
