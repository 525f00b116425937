package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRuleTest {

    @ParameterizedTest
    @CsvSource({
        ", MISSING, false",
        "2030-03-31, CURRENT, true",
        "2030-03-07, CURRENT, true",
        "2030-03-06, AGEING, true",
        "2030-02-28, AGEING, true",
        "2030-02-27, STALE, false",
        "2020-01-01, STALE, false"
    })
    void aRegistryIsOldAfterThirtyOneDays(LocalDate downloadedOn, RegistryState state, boolean allowsCalls) {
        assertEquals(state, RegistryRule.state(downloadedOn, LocalDate.of(2030, 3, 31), 25, 31));
        assertEquals(allowsCalls, state.allowsCalls());
    }
}
