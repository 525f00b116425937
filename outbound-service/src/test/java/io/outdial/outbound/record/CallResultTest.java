package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallResultTest {

    @Test
    void everyResultHasItsMeaning() {
        Map<CallOutcome, List<Integer>> expected = Map.of(
                CallOutcome.REACHED, List.of(0, 1, 2, 22, 23, 24, 25, 29, 30, 31, 33, 49, 50),
                CallOutcome.DO_NOT_CALL, List.of(51),
                CallOutcome.CANCELLED, List.of(52),
                CallOutcome.STALE, List.of(46),
                CallOutcome.BAD_NUMBER, List.of(11, 12, 13, 17, 34, 39, 53),
                CallOutcome.NO_CONTACT, List.of(5, 6, 7, 9, 18, 19, 20, 21, 26, 27, 32, 40, 47, 48),
                CallOutcome.TECHNICAL, List.of(3, 4, 8, 10, 14, 15, 16, 28, 35, 36, 37, 38, 41, 42, 43, 44, 45));

        Map<CallOutcome, List<Integer>> meant = new TreeMap<>(Arrays.stream(CallResult.values())
                .collect(Collectors.groupingBy(
                        CallResult::outcome, Collectors.mapping(CallResult::number, Collectors.toList()))));

        assertEquals(expected, meant);
    }

    @ParameterizedTest
    @EnumSource
    void aResultIsReadByItsWordAndItsNumber(CallResult result) {
        assertEquals(result.number(), List.of(CallResult.values()).indexOf(result));
        assertTrue(result.wireValue().matches("[A-Za-z]+"), result::wireValue);
        for (String text : List.of(
                result.wireValue(),
                result.wireValue().toLowerCase(Locale.ROOT),
                result.wireValue().toUpperCase(Locale.ROOT),
                Integer.toString(result.number()))) {
            assertEquals(Optional.of(result), CallResult.find(text));
        }
        assertEquals(Optional.of(result), CallResult.find(result.number()));
    }

    /** As the list prints them. */
    @ParameterizedTest
    @CsvSource({
        "Ok, 0",
        "Answering Machine, 9",
        "SIT Invalid Num, 11",
        "SITInvalidNum, 11",
        "SIT Unknown Call State, 14",
        "Dropped on No Answer, 27",
        "DroppedonNoAnswer, 27",
        "Converse-On, 30",
        "NU Tone, 34",
        "NoRingBackTone, 37",
        "Agent CallBack Error, 47",
        "DO_NOT_CALL, 51",
        "cancelrecord, 52",
        "Wrong Number, 53",
        "07, 7",
    })
    void spellingsOfTheListAreRead(String text, int number) {
        assertEquals(number, CallResult.find(text).orElseThrow().number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Foo", "54", "-1", "+7", "7.0", "100", "007", "Answering.Machine", "Ok\u0000", "٧"})
    void everythingElseIsNone(String text) {
        assertEquals(Optional.empty(), CallResult.find(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 54, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void otherNumbersAreNone(int number) {
        assertEquals(Optional.empty(), CallResult.find(number));
    }
}
