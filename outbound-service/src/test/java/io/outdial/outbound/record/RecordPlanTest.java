package io.outdial.outbound.record;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is done to records is as quick among millions of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPlanTest {

    private static final List<String> OF_A_RECORD = List.of(
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
            RemovalStatements.IMPORTED,
            RecordCancellation.FIND,
            RecordCancellation.NEXT,
            RecordCancellation.CANCEL,
            ChainOwnerRepository.FIND,
            KnownRecordRepository.FIND_OPEN,
            PersonChangeService.FIND,
            PersonChangeService.FIND_CHAINED,
            AttemptListRepository.COUNT,
            AttemptListRepository.LIST,
            CallDetailRepository.LIST);

    private static final List<String> OF_CHAINS = List.of(RecordStatements.LOCK_RECORDS, RecordStatements.PASS_TURNS);

    private static final List<String> OF_A_NUMBER = List.of(RecordStatements.STOP, RecordStatements.ERASE);

    private static final List<String> OTHERS = List.of(
            ReferenceRepository.FIND,
            RecordStatements.CHAIN_NUMBERS,
            RecordStatements.MARK,
            HandleStatements.SET_NUMBER);

    @Inject
    ManyRows rows;

    private Map<String, QueryPlan> plans;

    @BeforeAll
    void ask() {
        plans = rows.plansByStatement(Stream.of(OF_A_RECORD, OF_CHAINS, OF_A_NUMBER, OTHERS)
                .flatMap(List::stream)
                .toList());
    }

    @Test
    void whatIsAskedIsFoundByIndexes() {
        plans.get(ReferenceRepository.FIND).uses();
        plans.get(RecordStatements.CHAIN_NUMBERS).uses();
    }

    @Test
    void eachPartOfTheMarkHasItsIndex() {
        plans.get(RecordStatements.MARK)
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
        OF_A_RECORD.forEach(
                sql -> plans.get(sql).lacks("Seq Scan on outbound_record").lacks("Seq Scan on attempt"));
    }

    @Test
    void theChainsOfANumberAreFoundByIndexes() {
        OF_CHAINS.forEach(sql -> plans.get(sql).uses("outbound_record_pk", "outbound_record_chain"));
    }

    @Test
    void whetherANewNumberIsTheFirstIsFoundByTwoIndexes() {
        plans.get(HandleStatements.SET_NUMBER)
                .contains("outbound_record_pk")
                .contains("outbound_record_first_uk")
                .contains("outbound_record_other");
    }

    @Test
    void theRecordsOfANumberAreFoundByThreeIndexes() {
        OF_A_NUMBER.forEach(sql -> plans.get(sql)
                .uses(
                        "outbound_record_pk",
                        "outbound_record_first_uk",
                        "outbound_record_again",
                        "outbound_record_other"));
    }

    @Test
    void theRecordsOfAPersonAreFoundByTheNumberAndTheChain() {
        plans.get(RecordCancellation.FIND)
                .uses(
                        "outbound_record_first_uk",
                        "outbound_record_again",
                        "outbound_record_other",
                        "outbound_record_chain");
    }
}
