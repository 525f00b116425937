package io.outdial.transfer.routing;

import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
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
    QueryPlans plans;

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
        plans.inOrder(RoutingConfigRepository.page(Order.of(sortBy, sortOrder))).isInOrderOf(index);
    }

    @Test
    void theCountTouchesOneClientOnly() {
        plans.inOrder(RoutingConfigRepository.COUNT).isOfOneClient().lacks("Seq Scan");
    }
}
