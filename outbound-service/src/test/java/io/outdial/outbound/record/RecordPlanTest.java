package io.outdial.outbound.record;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to records is as quick among millions of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordPlanTest {

    @Inject
    ManyRows rows;

    @ParameterizedTest
    @ValueSource(strings = {ReferenceRepository.FIND, RecordStatements.CHAIN_NUMBERS})
    void whatIsAskedIsFoundByIndexes(String sql) {
        rows.planOf(sql).uses();
    }

    @Test
    void eachPartOfTheMarkHasItsIndex() {
        rows.planOf(RecordStatements.MARK)
                .uses(
                        "outbound_record_pk",
                        "outbound_record_chain",
                        "outbound_record_first_uk",
                        "outbound_record_again",
                        "outbound_record_other",
                        "attempt_pk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HandleStatements.LOCK_CHAINS,
                HandleStatements.READ_CHAINS,
                HandleStatements.WRITE,
                HandleStatements.END_ATTEMPTS,
                HandleStatements.PROMOTE
            })
    void aRecordAndItsChainAreFoundByIndexes(String sql) {
        rows.planOf(sql).lacks("Seq Scan on outbound_record").lacks("Seq Scan on attempt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCK_RECORDS", "PASS_TURNS"})
    void theChainsOfANumberAreFoundByIndexes(String statement) {
        rows.planOf(statement.equals("LOCK_RECORDS") ? RecordStatements.LOCK_RECORDS : RecordStatements.PASS_TURNS)
                .uses("outbound_record_pk", "outbound_record_chain");
    }

    @Test
    void whetherANewNumberIsTheFirstIsFoundByTwoIndexes() {
        rows.planOf(HandleStatements.SET_NUMBER)
                .contains("outbound_record_pk")
                .contains("outbound_record_first_uk")
                .contains("outbound_record_other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "ERASE", "CANCEL"})
    void theRecordsOfANumberAreFoundByThreeIndexes(String statement) {
        rows.planOf(
                        switch (statement) {
                            case "STOP" -> RecordStatements.STOP;
                            case "ERASE" -> RecordStatements.ERASE;
                            default -> RecordStatements.CANCEL;
                        })
                .uses(
                        "outbound_record_pk",
                        "outbound_record_first_uk",
                        "outbound_record_again",
                        "outbound_record_other");
    }
}
