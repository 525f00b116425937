package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @Test
    void keepsWhatWasGiven() {
        assertEquals(
                "(202) 555-0123",
                PhoneNumber.of(" (202) 555-0123 ", "US").orElseThrow().given());
    }

    @Test
    void isNoneWhereTheTextHasSeveral() {
        assertTrue(PhoneNumber.of("2025550123 / 2025550124", "US").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        // As the plan is today, with the plus
        "2025550123, US, +12025550123",
        "(729) 555-0143, US, +17295550143",
        "+5215541637145, US, +525541637145",
        "+551187654321, US, +5511987654321",
        "+22507123456, US, +2250707123456",
        // A mobile of Argentina is called from abroad with its 9
        "+5491123456789, US, +5491123456789",
        "011 15-2345-6789, AR, +5491123456789",
        "+541123456789, US, +541123456789",
        "3001, US, 3001",
    })
    void isDialledAsThePlanIsToday(String given, String region, String dialled) {
        assertEquals(dialled, PhoneNumber.of(given, region).orElseThrow().dialled());
    }

    /** Version 1 kept E.164 of what it called valid, and the digits as written of everything else. */
    @ParameterizedTest
    @CsvSource({
        "+12025550143, US, 2025550143",
        "+12025550143, US, 12025550143",
        "+12025550143, US, 0012025550143",
        "+17295550143, US, 7295550143",
        "+919876543210, US, 919876543210",
        "+525541637145, US, 5215541637145",
        "+525541637145, MX, 0445541637145",
        "+525541637145, MX, 015541637145",
        "+541123456789, US, +5491123456789",
        "+5491123456789, US, 541123456789",
        "+5511987654321, US, 551187654321",
        "+2250707123456, CI, 07123456",
        "+84701234567, US, 841201234567",
        "202-555-0143 (home), US, 2025550143",
    })
    void knowsWhatEarlierVersionsStored(String given, String region, String former) {
        PhoneNumber number = PhoneNumber.of(given, region).orElseThrow();
        assertTrue(number.formerKeys().contains(former), number.formerKeys()::toString);
        assertTrue(number.everyKey().containsAll(List.of(number.key(), former)));
        assertFalse(number.formerKeys().contains(number.key()));
    }

    @Test
    void aStoredOneIsReadAnewAndKeepsWhatItIsStoredUnder() {
        PhoneNumber read = PhoneNumber.stored("202-555-0143 (home)", "2025550143466", null, "US");
        assertEquals(List.of("+12025550143"), read.keys());
        assertTrue(read.everyKey().contains("2025550143466"));
        PhoneNumber placeholder = PhoneNumber.stored("erased", "#0af", null, "US");
        assertEquals(List.of("#0af"), placeholder.everyKey());
        PhoneNumber ofNobody = PhoneNumber.stored("49301234567", "+49301234567", "+4949301234567", null);
        assertEquals(List.of("+49301234567", "+4949301234567"), ofNobody.everyKey());
    }

    @ParameterizedTest
    @CsvSource({"2025550123, **********23", "3001, **01", "042, *42"})
    void logsDoNotTellIt(String given, String masked) {
        PhoneNumber number = PhoneNumber.of(given, "US").orElseThrow();
        assertEquals(masked, number.maskedForLog());
        assertFalse(number.toString().contains(given));
    }

    @ParameterizedTest
    @CsvSource({
        "911, US",
        "112, US",
        "+112, US",
        "110, DE",
        "911, DE",
        "000, AU",
        "000, US",
        "0000000000, US",
        "2222222222, US",
        "+1 222 222 2222, US",
        "999, GB",
        "9999, US",
    })
    void rescueAndFillersAreNotDialled(String given, String region) {
        assertTrue(UndialledNumbers.contain(PhoneNumber.of(given, region).orElseThrow(), region));
    }

    @ParameterizedTest
    @CsvSource({"3001, US", "110, US", "+12025550123, US", "2025550123, US", "+49110123456, DE", "1000, DE"})
    void othersAre(String given, String region) {
        assertFalse(UndialledNumbers.contain(PhoneNumber.of(given, region).orElseThrow(), region));
    }
}
