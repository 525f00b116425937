package io.outdial.outbound.record;

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

/** A mark is as quick among millions of records. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @ValueSource(strings = {DoNotCallRepository.FIND, DoNotCallRepository.CHAIN_NUMBERS})
    void whatIsAskedIsFoundByIndexes(String sql) {
        String plan = plans.of(sql);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void eachPartOfTheMarkHasItsIndex() {
        String plan = plans.of(DoNotCallRepository.MARK);
        assertFalse(plan.contains("Seq Scan"), plan);
        for (String index : List.of(
                "outbound_record_pk",
                "outbound_record_chain",
                "outbound_record_first_uk",
                "outbound_record_again",
                "outbound_record_other")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "ERASE", "CANCEL"})
    void theRecordsOfANumberAreFoundByThreeIndexes(String statement) {
        String plan = plans.of(
                switch (statement) {
                    case "STOP" -> DoNotCallListRepository.STOP;
                    case "ERASE" -> DoNotCallListRepository.ERASE;
                    default -> CancelledRecordRepository.CANCEL;
                });
        assertFalse(plan.contains("Seq Scan"), plan);
        for (String index : List.of(
                "outbound_record_pk", "outbound_record_first_uk", "outbound_record_again", "outbound_record_other")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }

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
