package io.outdial.outbound.cloudagent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cleo | Cleo",
                "Cleo_7 (B.Sc.) +1$ 5% - x:y | Cleo_7 (B.Sc.) +1$ 5% - x:y",
                "José Ångström | José Ångström",
                "सीता | सीता",
                "李雷 | 李雷",
                "O\"Brien | O Brien",
                "<b>Cleo</b> | b Cleo  b",
                "a;b | a b",
                "Cleo 😀 | Cleo"
            })
    void keepsWhatIsAllowed(String given, String stored) {
        assertEquals(stored, NameRule.stored(given, false));
    }

    @Test
    void isLeftAloneOnRequest() {
        assertEquals("O\"Brien; <x>", NameRule.stored("O\"Brien; <x>", true));
    }

    @Test
    void isNoneWhereNothingIsLeft() {
        assertNull(NameRule.stored(null, false));
        assertNull(NameRule.stored("", true));
        assertNull(NameRule.stored("@@@", false));
    }

    @Test
    void isCutAfterTwoHundredAndFiftyFiveCharacters() {
        String letter = "\ud835\udd38";
        assertEquals(letter.repeat(255), NameRule.stored(letter.repeat(255), false));
        assertEquals(letter.repeat(255), NameRule.stored(letter.repeat(300), true));
        assertEquals("a".repeat(254), NameRule.stored("a".repeat(254) + " " + "b", false));
    }
}
