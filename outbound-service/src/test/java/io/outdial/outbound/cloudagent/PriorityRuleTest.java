package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityRuleTest {

    /** Today's path, the same with lenient settings, the older path; -1 is refused. */
    @ParameterizedTest
    @CsvSource({
        "           , 1,  1,  1",
        "0          , 0,  0, -1",
        "1          , 1,  1,  1",
        "99         , 99, 99, 99",
        "07         , 7,  7,  7",
        "''         , -1, -1, -1",
        "100        , -1, 1, -1",
        "-1         , -1, 1, -1",
        "+1         , -1, 1, -1",
        "1.0        , -1, 1, -1",
        "ten        , -1, 1, -1",
        "٧          , -1, 1, -1",
        "4294967297 , -1, 1, -1"
    })
    void aPriorityIsANumberOfTheRange(String text, int today, int lenient, int legacy) {
        assertEquals(of(today), PriorityRule.of(Vocabulary.CA_APIS, false).read(text));
        assertEquals(of(lenient), PriorityRule.of(Vocabulary.CA_APIS, true).read(text));
        assertEquals(of(legacy), PriorityRule.of(Vocabulary.LEGACY, false).read(text));
    }

    private static OptionalInt of(int expected) {
        return expected < 0 ? OptionalInt.empty() : OptionalInt.of(expected);
    }
}
