package io.outdial.transfer.config;

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
class TransferConfigQueryPlanTest {

    @Inject
    Plans plans;

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
        String plan = plans.of(TransferConfigRepository.page(Order.of(sortBy, sortOrder)));
        assertTrue(plan.contains(" using " + index + " "), plan);
        assertTrue(plan.contains("Index Cond: (client_id = $1)"), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    @Test
    void countAndMeasureTouchOneClientOnly() {
        String plan = plans.of(TransferConfigRepository.measure(Order.of("createdAt", "desc")));
        assertTrue(plan.contains("Index Cond: (client_id = $1)"), plan);
        assertTrue(plan.contains(" using transfer_config_created "), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
        assertFalse(plan.contains("Sort"), plan);
    }
}
