package io.outdial.transfer.config;

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
class TransferConfigQueryPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @CsvSource({
        "createdAt, desc, transfer_config_created",
        "createdAt, asc,  transfer_config_created",
        "updatedAt, desc, transfer_config_updated",
        "updatedAt, asc,  transfer_config_updated",
        "name,      desc, transfer_config_name",
        "name,      asc,  transfer_config_name"
    })
    void aPageIsReadInTheOrderOfAnIndex(String sortBy, String sortOrder, String index) {
        plans.inOrder(TransferConfigRepository.page(Order.of(sortBy, sortOrder)))
                .isInOrderOf(index);
    }

    @Test
    void countAndMeasureTouchOneClientOnly() {
        plans.inOrder(TransferConfigRepository.measure(Order.of("createdAt", "desc")))
                .isInOrderOf("transfer_config_created")
                .lacks("Seq Scan");
    }
}
