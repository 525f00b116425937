package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Digits by themselves take a shorter way through the rule than other texts, to the same end. */
class PlainDigitsTest {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final int TEXTS = 1_000;
    private static final int MAX_DIGITS = 21;

    @ParameterizedTest
    @ValueSource(strings = {"US", "IN", "DE", "GB", "AR", "MX", "IT", "BR", "RU", "HK", "CI", "SG"})
    void areReadAsAnyTextIs(String region) {
        RegionPlan plan = RegionPlan.of(region);
        Map<String, String> faults = new TreeMap<>();
        Random random = new Random(region.hashCode());
        for (int i = 0; i < TEXTS; i++) {
            String digits = digits(random, plan);
            for (String sign : new String[] {"", "+"}) {
                TextReading asAnyText = TextReading.of(sign + digits, plan);
                TextReading asDigits = TextReading.ofDigits(!sign.isEmpty(), digits, plan);
                if (!asAnyText.equals(asDigits)) {
                    faults.put(sign + digits, asAnyText + " or " + asDigits);
                }
            }
        }
        assertEquals(Map.of(), faults);
    }

    @Test
    void aNationalNumberIsWhatFollowsTheCountryCode() throws NumberParseException {
        Random random = new Random(1);
        int lines = 0;
        for (int i = 0; i < TEXTS; i++) {
            PhoneLine line = PhoneLine.international(digits(random, RegionPlan.of("US")));
            if (line != null && line.valid()) {
                lines++;
                assertEquals(
                        line.national(),
                        PhoneLine.afterCountryCode(line.dialled().substring(1)));
                // A valid line is not asked for its length.
                assertEquals(
                        ValidationResult.IS_POSSIBLE,
                        PLANS.isPossibleNumberWithReason(PLANS.parse(line.dialled(), "ZZ")));
            }
        }
        assertTrue(lines > TEXTS / 100, lines + " lines");
        assertEquals("999", PhoneLine.afterCountryCode("999"));
    }

    /** Of any length, a third of them as they are written at home or from abroad. */
    private static String digits(Random random, RegionPlan plan) {
        StringBuilder digits = new StringBuilder(random.nextInt(3) > 0 ? "" : plan.nationalPrefix());
        digits.append(random.nextInt(3) > 0 ? "" : plan.countryCode());
        for (int length = 1 + random.nextInt(MAX_DIGITS); length > 0; length--) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
