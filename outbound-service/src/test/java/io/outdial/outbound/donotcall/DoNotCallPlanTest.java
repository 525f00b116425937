package io.outdial.outbound.donotcall;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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

    @ParameterizedTest
    @ValueSource(strings = {DoNotCallListRepository.LIST, DoNotCallListRepository.HIDE})
    void theListIsFoundByItsKeys(String sql) {
        rows.planOf(sql).uses();
    }
}
