package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileRuleTest {

    private static RegistryRow read(String areaCode, String number, String change, boolean isChangeList) {
        return RegistryFileRule.read(
                Map.of("areaCode", areaCode, "number", number, "change", change, "at", "2030-01-01"), isChangeList);
    }

    @ParameterizedTest
    @CsvSource({
        "202, 5550171, '', false, +12025550171, false",
        "202, 555-0171, '', false, +12025550171, false",
        "202, 5550171, A, true, +12025550171, false",
        "202, 5550171, d, true, +12025550171, true",
        "202, 5550171, D, false, +12025550171, false"
    })
    void aRowSaysWhatTheRegistryHas(
            String areaCode, String number, String change, boolean isChangeList, String key, boolean isRemoved) {
        RegistryRow row = read(areaCode, number, change, isChangeList);
        assertEquals(key, row.number().key());
        assertEquals(isRemoved, row.isRemoved());
    }

    @ParameterizedTest
    @CsvSource({
        "20, 5550171, A",
        "202, 555017, A",
        "202, 55501711, A",
        "'', '', A",
        "2x2, 5550171, A",
        "202, 5550171, ''",
        "202, 5550171, X"
    })
    void aRowThatSaysNothingIsInvalid(String areaCode, String number, String change) {
        assertNotNull(read(areaCode, number, change, true).fault());
    }
}
