package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list is asked and written as quickly among millions of numbers. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallPlanTest {

    @Inject
    QueryPlans plans;

    /**
     * Each part by its key: of a client in a country with numbers of many lengths, many texts have a second reading.
     */
    @Test
    void otherKeysAreFoundByTheIndexesOfNumbers() {
        String plan = plans.of(DoNotCallListRepository.OTHER_KEYS);
        assertFalse(plan.contains("Seq Scan"), plan);
        for (String index : List.of(
                "do_not_call_pk", "outbound_record_first_uk", "outbound_record_again", "outbound_record_other")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DoNotCallListRepository.LIST, DoNotCallListRepository.HIDE})
    void theListIsFoundByItsKeys(String sql) {
        String plan = plans.of(sql);
        assertFalse(plan.contains("Seq Scan"), plan);
    }
}
