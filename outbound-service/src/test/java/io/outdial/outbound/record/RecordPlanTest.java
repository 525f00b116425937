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

/** What is done to records is as quick among millions of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordPlanTest {

    @Inject
    QueryPlans plans;

    @ParameterizedTest
    @ValueSource(strings = {ReferenceRepository.FIND, RecordStatements.CHAIN_NUMBERS})
    void whatIsAskedIsFoundByIndexes(String sql) {
        String plan = plans.of(sql);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void eachPartOfTheMarkHasItsIndex() {
        String plan = plans.of(RecordStatements.MARK);
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
    @ValueSource(
            strings = {
                HandleStatements.LOCK_RECORDS,
                HandleStatements.APPLY,
                HandleStatements.SET_DETAILS,
                HandleStatements.PROMOTE
            })
    void aRecordAndItsChainAreFoundByIndexes(String sql) {
        String plan = plans.of(sql);
        assertFalse(plan.contains("Seq Scan on outbound_record"), plan);
    }

    @Test
    void whetherANewNumberIsTheFirstIsFoundByTwoIndexes() {
        String plan = plans.of(HandleStatements.SET_NUMBER);
        for (String index : List.of("outbound_record_pk", "outbound_record_first_uk", "outbound_record_other")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "ERASE", "CANCEL"})
    void theRecordsOfANumberAreFoundByThreeIndexes(String statement) {
        String plan = plans.of(
                switch (statement) {
                    case "STOP" -> RecordStatements.STOP;
                    case "ERASE" -> RecordStatements.ERASE;
                    default -> RecordStatements.CANCEL;
                });
        assertFalse(plan.contains("Seq Scan"), plan);
        for (String index : List.of(
                "outbound_record_pk", "outbound_record_first_uk", "outbound_record_again", "outbound_record_other")) {
            assertTrue(plan.contains(index), index + " in " + plan);
        }
    }
}
