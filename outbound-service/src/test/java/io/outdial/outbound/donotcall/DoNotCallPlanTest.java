package io.outdial.outbound.donotcall;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.paging.PageRequest;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The list is asked and written as quickly among millions of numbers. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoNotCallPlanTest {

    private static final UUID CLIENT = new UUID(0, 1);
    private static final String PAGE = page(null);
    private static final String PAGE_OF_A_CAMPAIGN = page(EntryScope.Kind.CAMPAIGN);
    private static final String PAGE_OF_THE_REGISTRY = page(EntryScope.Kind.REGISTRY);
    private static final String EXPORT = export(null);
    private static final String EXPORT_OF_A_GROUP = export(EntryScope.Kind.GROUP);

    @Inject
    ManyRows rows;

    private Map<String, QueryPlan> plans;

    @BeforeAll
    void ask() {
        plans = rows.plansByStatement(List.of(
                DoNotCallListRepository.OTHER_KEYS,
                DoNotCallListRepository.LIST,
                DoNotCallListRepository.HIDE,
                DoNotCallListRepository.STOPPED,
                EntrySearchRepository.FIND,
                PAGE,
                PAGE_OF_A_CAMPAIGN,
                PAGE_OF_THE_REGISTRY,
                EXPORT,
                EXPORT_OF_A_GROUP,
                ExpiredEntryRepository.DELETE,
                RevocationRepository.REVOKE,
                EvidenceRepository.FIND,
                ExemptionRepository.FIND,
                ExemptionRepository.END));
    }

    /**
     * Each part by its key: of a client in a country with numbers of many lengths, many texts have a second reading.
     */
    @Test
    void otherKeysAreFoundByTheIndexesOfNumbers() {
        plans.get(DoNotCallListRepository.OTHER_KEYS)
                .uses("do_not_call_pk", "outbound_record_first_uk", "outbound_record_again", "outbound_record_other");
    }

    @Test
    void theListIsReadByItsKeys() {
        plans.get(EntrySearchRepository.FIND).uses("do_not_call_pk");
        plans.get(PAGE).uses("do_not_call_pk");
        plans.get(PAGE_OF_A_CAMPAIGN).uses("do_not_call_scope");
        plans.get(PAGE_OF_THE_REGISTRY).uses("do_not_call_scope");
        plans.get(EXPORT).uses("do_not_call_pk");
        plans.get(EXPORT_OF_A_GROUP).uses("do_not_call_scope");
        plans.get(DoNotCallListRepository.STOPPED).uses("do_not_call_pk");
        plans.get(EvidenceRepository.FIND)
                .uses("outbound_record_first_uk", "outbound_record_again", "attempt_number", "refused_lead_pk");
        plans.get(ExemptionRepository.FIND).uses("registry_exemption_pk");
    }

    @Test
    void theListIsWrittenByItsKeys() {
        plans.get(DoNotCallListRepository.LIST).uses();
        plans.get(DoNotCallListRepository.HIDE).uses();
        plans.get(ExpiredEntryRepository.DELETE).uses("do_not_call_expiry");
        plans.get(RevocationRepository.REVOKE).uses("do_not_call_pk");
        plans.get(ExemptionRepository.END).uses("registry_exemption_pk");
    }

    private static String page(EntryScope.Kind scope) {
        return EntrySearchRepository.pageOf(CLIENT, selection(scope), PageRequest.of(1, 50))
                .sql();
    }

    private static String export(EntryScope.Kind scope) {
        return EntryExportRepository.partOf(CLIENT, selection(scope), EntryExportRepository.NONE)
                .sql();
    }

    private static EntrySelection selection(EntryScope.Kind scope) {
        return new EntrySelection(null, scope, scope == null || scope == EntryScope.Kind.REGISTRY ? null : CLIENT);
    }
}
