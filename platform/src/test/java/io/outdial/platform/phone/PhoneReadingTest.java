package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of ADR 0021. Signs that cannot be seen are written as in Java. */
class PhoneReadingTest {

    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            quoteCharacter = '`',
            value = {
                // One number of the United States
                "US | 2025550123 | +12025550123",
                "US | +12025550123 | +12025550123",
                "US | 12025550123 | +12025550123",
                "US | 0012025550123 | +12025550123",
                "US | 01112025550123 | +12025550123",
                "US | +0012025550123 | +12025550123",
                "US | (202) 555-0123 | +12025550123",
                "US | (+1) 202 555 0123 | +12025550123",
                "IN | +12025550123 | +12025550123",
                "HK | 0012025550123 | +12025550123",
                // Cases from practice
                "US | +1\\u202f202\\u202f555\\u202f7004 | +12025557004",
                "US | 202,555,7019 | +12025557019",
                "US | 202\\u00b7555\\u00b77046 | +12025557046",
                "US | 202_555:7046 | +12025557046",
                "US | 202~555~7046 | +12025557046",
                "US | 202-555-7022 (home) | +12025557022",
                "US | 202-555-7025 do not call | +12025557025",
                "US | mob 202-555-7025 | +12025557025",
                "US | 202-555-7025 fax | +12025557025",
                "US | 2025557029.0 | +12025557029",
                "US | +12025557029,0 | +12025557029",
                "US | 2,025,557,029.00 | +12025557029",
                "US | 919876543210 | +919876543210",
                "US | (729) 555-0143 | +17295550143",
                "US | +17295550143 | +17295550143",
                "US | 436-555-0143 | +14365550143",
                "DE | 030 12345679 (Max) | +493012345679",
                // Scripts, and signs that nobody sees
                "US | \\uff0b\\uff11 \\uff12\\uff10\\uff12 555 0123 | +12025550123",
                "US | \\u0662\\u0660\\u0662\\u0665\\u0665\\u0665\\u0660\\u0661\\u0662\\u0663 | +12025550123",
                "US | \\u0968\\u0966\\u0968-555-0123 | +12025550123",
                "US | \\u202a+1 202\\u200b555\\u20600123\\u202c | +12025550123",
                "US | 202\\u20135550123 | +12025550123",
                "US | 2\\ufe0f\\u20e302 555 0123 | +12025550123",
                // What people write with it
                "US | '+12025550123 | +12025550123",
                "US | =\"2025550123\" | +12025550123",
                "US | 12025550123@s.whatsapp.net | +12025550123",
                "US | 202-555-0123 until 5 pm | +12025550123",
                "US | \\u7535\\u8bdd 202-555-0123 | +12025550123",
                // Who is behind the switchboard is reached by its number
                "US | 202-555-0123 ext. 7 | +12025550123",
                "US | 202-555-0123 Ext 7001 (Max) | +12025550123",
                "US | 202-555-0123x5 | +12025550123",
                "US | 202-555-0123 #5 | +12025550123",
                "US | 202-555-0123,,5 | +12025550123",
                "US | tel:+1-202-555-0123;ext=5 | +12025550123",
                "US | tel:555-0123;phone-context=+1-202 | +12025550123",
                // Other plans
                "IN | 9840012345 | +919840012345",
                "IN | 09840012345 | +919840012345",
                "US | +919840012345 | +919840012345",
                "DE | 0049 30 2270 | +49302270",
                "DE | 030/1234567 | +49301234567",
                "DE | 0049 151/23456789 | +4915123456789",
                "US | +49 (0)30 12345678 | +493012345678",
                "SG | 006581234567 | +6581234567",
                "IT | 06 1234 5678 | +390612345678",
                "FO | 201234 | +298201234",
                "DE | 030012 | +4930012",
                "US | +1 310-1234 | +13101234",
                // Words of a plan that has them
                "US | 1-800-FLOWERS | +18003569377",
                "DE | +1 800 FLOWERS | +18003569377",
                "AU | 1300 FLOWER | +611300356937",
                // One line of a renumbered plan
                "US | +525541637145 | +525541637145",
                "US | +5215541637145 | +525541637145",
                "US | 5215541637145 | +525541637145",
                "MX | 0445541637145 | +525541637145",
                "MX | 015541637145 | +525541637145",
                "MX | 55 4163 7145 | +525541637145",
                "US | +5491123456789 | +541123456789",
                "US | +541123456789 | +541123456789",
                "US | +54 11 15 2345-6789 | +541123456789",
                "AR | 011 15-2345-6789 | +541123456789",
                "AR | 11 2345-6789 | +541123456789",
                "US | +551187654321 | +5511987654321",
                "BR | (11) 98765-4321 | +5511987654321",
                "BR | 0 15 11 8765-4321 | +5511987654321",
                "US | +551133224455 | +551133224455",
                "US | +22507123456 | +2250707123456",
                "CI | 45 12 34 56 | +2250545123456",
                "CI | 20 21 12 34 | +2252720211234",
                "CI | 20 30 12 34 | +2252720301234",
                "CI | 20 00 12 34 | +2252520001234",
                "CI | 22 80 12 34 | +2252122801234",
                "US | +22997123456 | +2290197123456",
                "BJ | 0197123456 | +2290197123456",
                "US | +24106123456 | +24166123456",
                "US | +2417123456 | +24177123456",
                "VN | 0120 123 4567 | +84701234567",
                "CO | 1 2345678 | +576012345678",
                // Inside a company
                "US | 3001 | 3001",
                "US | +3001 | 3001",
                "US | 30-01 | 3001",
                "US | 123456 | 123456",
                "DE | 30012 | 30012",
                "US | \\u0663\\u0660\\u0660\\u0661 | 3001",
                "US | Max 3001 | 3001",
                "US | 911 | 911",
            })
    void isOneTelephone(String region, String text, String key) {
        assertEquals(List.of(List.of(key)), keys(text, region));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // The first is what it is dialled as
                "DE | 49301234567 | +49301234567 | +4949301234567",
                "DE | 12025550123 | +12025550123 | +4912025550123",
                "SE | 468123456 | +468123456 | +46468123456",
                "IN | 919876543210 | +919876543210 | +91919876543210",
                "SE | 468123457 | +468123457 | +46468123457",
            })
    void hasTwoReadings(String region, String text, String key, String other) {
        PhoneReading reading = PhoneReading.of(text, region);
        PhoneNumber number = assertInstanceOf(PhoneReading.One.class, reading).number();
        assertEquals(List.of(key, other), number.keys());
        assertEquals(key, number.dialled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025550143 / 2025550144",
                "2025550143,2025550144",
                "2025550143;2025550144",
                "2025550143\n2025550144",
                "2025550143 2025550144",
                "202-555-0143 or 202-555-0144",
                "+12025550143+12025550144",
                "202 555 0143 (home), 202 555 0144 (work)",
                "+1 202 555 0143 or +1 202 555 0144 ext. 5",
            })
    void isTwoTelephones(String text) {
        assertEquals(List.of(List.of("+12025550143"), List.of("+12025550144")), keys(text, "US"));
        assertEquals(
                List.of("+12025550143", "+12025550144"),
                PhoneReading.of(text, "US").all().stream()
                        .map(PhoneNumber::given)
                        .toList());
    }

    @Test
    void oneTelephoneTwiceIsOne() {
        assertEquals(List.of(List.of("+12025550143")), keys("2025550143 / +1 202 555 0143", "US"));
        assertEquals(List.of(List.of("3001"), List.of("3002")), keys("3001 or 3002", "US"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "+",
                "abc",
                "\u200b",
                // Too few, too many, no plan's
                "42",
                "5550143",
                "20255501",
                "9999999999999999",
                "1111111111111111111111111111111111111111111111111111111111111111111",
                "+999123456789",
                // Digits are lost, mistyped or covered
                "2.03E+09",
                "2,03e9",
                "202-555-O143",
                "2O2-555-0143",
                "202-555-014O",
                "202-555-XXXX",
                "800-555-XXXX",
                "202-555 abc 0143",
                // More than a number, less than two
                "202-555-0143, 5",
                "202-555-0143/44",
                "2025557029.5",
                "1+2025550143",
                "3001/3002",
                "*672025550143",
                "#31#+12025550143",
            })
    void isUnreadable(String text) {
        assertInstanceOf(PhoneReading.Unreadable.class, PhoneReading.of(text, "US"));
        assertTrue(PhoneReading.of(text, "US").all().isEmpty());
    }

    @Test
    void wordsAreDigitsNowhereElse() {
        assertInstanceOf(PhoneReading.Unreadable.class, PhoneReading.of("1-800-FLOWERS", "DE"));
        assertInstanceOf(PhoneReading.Unreadable.class, PhoneReading.of("202-FLOWERS", "US"));
    }

    /** Whatever the spelling, the mark and the plain number are one telephone. */
    @Test
    void tenThousandSpellingsAreTheNumber() {
        long seed = 20_261_128;
        PhoneSpellings spellings = new PhoneSpellings(seed);
        for (int i = 0; i < 10_000; i++) {
            String national = "202555" + String.format("%04d", i);
            String text = spellings.unitedStates(national);
            assertEquals(List.of(List.of("+1" + national)), keys(text, "US"), () -> "seed " + seed + ": " + text);
        }
    }

    private static List<List<String>> keys(String text, String region) {
        return PhoneReading.of(written(text), region).all().stream()
                .map(PhoneNumber::keys)
                .toList();
    }

    private static String written(String text) {
        return UNICODE.matcher(text).replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }
}
