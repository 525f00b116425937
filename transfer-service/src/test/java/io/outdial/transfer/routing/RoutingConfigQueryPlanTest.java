package io.outdial.transfer.routing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.outdial.transfer.Plans;
import io.outdial.transfer.listing.Order;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page is read from the index of its order, of one client only, and nothing is sorted. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RoutingConfigQueryPlanTest {

    @Inject
    Plans plans;

    @ParameterizedTest
    @CsvSource({
        "createdAt, desc, routing_config_created",
        "createdAt, asc,  routing_config_created",
        "updatedAt, desc, routing_config_updated",
        "updatedAt, asc,  routing_config_updated",
        "name,      desc, routing_config_name",
        "name,      asc,  routing_config_name"
    })
    void aPageIsReadInTheOrderOfAnIndex(String sortBy, String sortOrder, String index) {
        String plan = plans.of(RoutingConfigRepository.page(Order.of(sortBy, sortOrder)));
        assertTrue(plan.contains(" using " + index + " "), plan);
        assertTrue(plan.contains("Index Cond: (client_id = $1)"), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    @Test
    void theCountTouchesOneClientOnly() {
        String plan = plans.of(RoutingConfigRepository.COUNT);
        assertTrue(plan.contains("Index Cond: (client_id = $1)"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
