package io.outdial.outbound.donotcall;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list is asked and written as quickly among millions of numbers. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallPlanTest {

    @Inject
    ManyRows rows;

    /**
     * Each part by its key: of a client in a country with numbers of many lengths, many texts have a second reading.
     */
    @Test
    void otherKeysAreFoundByTheIndexesOfNumbers() {
        rows.planOf(DoNotCallListRepository.OTHER_KEYS)
                .uses("do_not_call_pk", "outbound_record_first_uk", "outbound_record_again", "outbound_record_other");
    }

    @Test
    void theListIsReadByItsKeys() {
        PageRequest page = PageRequest.of(1, 50);
        UUID id = UUID.randomUUID();
        List<QueryPlan> plans = rows.plansOf(List.of(
                EntrySearchRepository.FIND,
                EntrySearchRepository.pageOf(id, new EntrySelection(null, null, null), page)
                        .sql(),
                EntrySearchRepository.pageOf(id, new EntrySelection(null, EntryScope.Kind.CAMPAIGN, id), page)
                        .sql(),
                ExpiredEntryRepository.DELETE,
                DoNotCallListRepository.STOPPED,
                RevocationRepository.REVOKE,
                EvidenceRepository.FIND,
                EntryExportRepository.partOf(id, new EntrySelection(null, null, null), EntryExportRepository.NONE)
                        .sql(),
                EntryExportRepository.partOf(
                                id, new EntrySelection(null, EntryScope.Kind.GROUP, id), EntryExportRepository.NONE)
                        .sql(),
                ExemptionRepository.FIND,
                ExemptionRepository.END,
                EntrySearchRepository.pageOf(id, new EntrySelection(null, EntryScope.Kind.REGISTRY, null), page)
                        .sql()));
        plans.get(0).uses("do_not_call_pk");
        plans.get(1).uses("do_not_call_pk");
        plans.get(2).uses("do_not_call_scope");
        plans.get(3).uses("do_not_call_expiry");
        plans.get(4).uses("do_not_call_pk");
        plans.get(5).uses("do_not_call_pk");
        plans.get(6).uses("outbound_record_first_uk", "outbound_record_again", "attempt_number", "refused_lead_pk");
        plans.get(7).uses("do_not_call_pk");
        plans.get(8).uses("do_not_call_scope");
        plans.get(9).uses("registry_exemption_pk");
        plans.get(10).uses("registry_exemption_pk");
        plans.get(11).uses("do_not_call_scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {DoNotCallListRepository.LIST, DoNotCallListRepository.HIDE})
    void theListIsFoundByItsKeys(String sql) {
        rows.planOf(sql).uses();
    }
}
