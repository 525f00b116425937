package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        // One number of the United States, however it is written
        "2025550123, US, +12025550123",
        "+12025550123, US, +12025550123",
        "12025550123, US, +12025550123",
        "(202) 555-0123, US, +12025550123",
        "202-555-0123 ext. 7, US, +12025550123",
        // The country code decides, wherever the client is
        "+12025550123, IN, +12025550123",
        "9840012345, IN, +919840012345",
        "09840012345, IN, +919840012345",
        "919840012345, IN, +919840012345",
        "+919840012345, US, +919840012345",
        "0049 30 2270, DE, +49302270",
        // No numbers of a plan: their digits
        "3001, US, 3001",
        "+3001, US, 3001",
        "30-01, US, 3001",
        "911, US, 911",
        "123456, US, 123456",
        "2025550123, ZZ, 2025550123",
        "9999999999999999, US, 9999999999999999",
        "٣٠٠١, US, 3001",
    })
    void comparesByE164OrByDigits(String given, String region, String key) {
        assertEquals(key, PhoneNumber.of(given, region).orElseThrow().key());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "+", "abc", "1111111111111111111111111111111111111111111111111111111111111111111"})
    void whatHoldsNoDigitOrTooManyIsNoNumber(String given) {
        assertTrue(PhoneNumber.of(given, "US").isEmpty());
    }

    @Test
    void keepsWhatWasGiven() {
        assertEquals(
                "(202) 555-0123",
                PhoneNumber.of(" (202) 555-0123 ", "US").orElseThrow().given());
    }

    @ParameterizedTest
    @CsvSource({"2025550123, **********23", "3001, **01", "42, 42", "7, 7"})
    void logsDoNotTellIt(String given, String masked) {
        PhoneNumber number = PhoneNumber.of(given, "US").orElseThrow();
        assertEquals(masked, number.maskedForLog());
        assertFalse(given.length() > 2 && number.toString().contains(given));
    }
}
