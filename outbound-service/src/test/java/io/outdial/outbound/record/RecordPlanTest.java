package io.outdial.outbound.record;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to records is as quick among millions of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordPlanTest {

    @Inject
    ManyRows rows;

    @Test
    void whatIsAskedIsFoundByIndexes() {
        rows.plansOf(List.of(ReferenceRepository.FIND, RecordStatements.CHAIN_NUMBERS))
                .forEach(QueryPlan::uses);
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

    @Test
    void aRecordAndItsChainAreFoundByIndexes() {
        rows.plansOf(List.of(
                        HandleStatements.LOCK_CHAINS,
                        HandleStatements.READ_CHAINS,
                        HandleStatements.WRITE,
                        HandleStatements.END_ATTEMPTS,
                        HandleStatements.PROMOTE,
                        AttemptRepository.FIND,
                        AttemptRepository.KEEP_RESULTS,
                        CallNotesRepository.OVERFULL,
                        CallNotesRepository.SET_FIELDS,
                        CallNotesRepository.NOTE_CALLS,
                        RecordDetailsRepository.FIND,
                        RecordListRepository.OF_CAMPAIGN,
                        RecordListRepository.OF_IMPORT,
                        RecordListRepository.OF_NUMBER,
                        AttemptListRepository.COUNT,
                        AttemptListRepository.LIST,
                        CallDetailRepository.LIST))
                .forEach(plan -> plan.lacks("Seq Scan on outbound_record").lacks("Seq Scan on attempt"));
    }

    @Test
    void theChainsOfANumberAreFoundByIndexes() {
        rows.plansOf(List.of(RecordStatements.LOCK_RECORDS, RecordStatements.PASS_TURNS))
                .forEach(plan -> plan.uses("outbound_record_pk", "outbound_record_chain"));
    }

    @Test
    void whetherANewNumberIsTheFirstIsFoundByTwoIndexes() {
        rows.planOf(HandleStatements.SET_NUMBER)
                .contains("outbound_record_pk")
                .contains("outbound_record_first_uk")
                .contains("outbound_record_other");
    }

    @Test
    void theRecordsOfANumberAreFoundByThreeIndexes() {
        rows.plansOf(List.of(RecordStatements.STOP, RecordStatements.ERASE, RecordStatements.CANCEL))
                .forEach(plan -> plan.uses(
                        "outbound_record_pk",
                        "outbound_record_first_uk",
                        "outbound_record_again",
                        "outbound_record_other"));
    }
}
