package io.outdial.platform.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every example number of every region, as people write it, is one telephone, and never that of another example. */
class EveryRegionTest {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** A text and the region of the client that wrote it. */
    private record Spelling(String text, String region) {}

    @Test
    void thirtySpellingsOfEachExampleHaveItsKeyAndThatOfNoOther() {
        Map<String, String> lineOf = new HashMap<>();
        List<String> faults = new ArrayList<>();
        int spellings = 0;
        Map<String, Phonenumber.PhoneNumber> examples = new TreeMap<>();
        for (String region : PLANS.getSupportedRegions()) {
            examples.clear();
            for (PhoneNumberType type : PhoneNumberType.values()) {
                Phonenumber.PhoneNumber example = PLANS.getExampleNumberForType(region, type);
                if (example != null && PLANS.isValidNumberForRegion(example, region)) {
                    examples.put(PLANS.format(example, PhoneNumberFormat.E164), example);
                }
            }
            for (Map.Entry<String, Phonenumber.PhoneNumber> example : examples.entrySet()) {
                List<Spelling> all = spellings(example.getValue(), example.getKey(), region);
                spellings += all.size();
                check(example.getKey(), all, lineOf, faults);
            }
        }
        assertTrue(spellings > 30_000, spellings + " spellings");
        assertEquals(List.of(), faults, faults.size() + " faults");
    }

    private static void check(String e164, List<Spelling> spellings, Map<String, String> lineOf, List<String> faults) {
        String key = null;
        for (Spelling spelling : spellings) {
            PhoneReading reading = PhoneReading.of(spelling.text(), spelling.region());
            List<String> keys =
                    reading instanceof PhoneReading.One one ? one.number().keys() : List.of(reading.toString());
            key = key == null ? keys.get(0) : key;
            if (!keys.get(0).equals(key)) {
                faults.add(e164 + " as \"" + spelling.text() + "\" in " + spelling.region() + " has " + keys);
            }
            for (String each : keys) {
                String line = lineOf.putIfAbsent(each, key);
                if (line != null && !line.equals(key)) {
                    faults.add(
                            e164 + " as \"" + spelling.text() + "\" in " + spelling.region() + " is " + line + " too");
                }
            }
        }
    }

    private static List<Spelling> spellings(Phonenumber.PhoneNumber number, String e164, String region) {
        String digits = e164.substring(1);
        String international = PLANS.format(number, PhoneNumberFormat.INTERNATIONAL);
        List<Spelling> all = new ArrayList<>();
        for (String home : List.of(region, region.equals("US") ? "DE" : "US")) {
            all.add(new Spelling(e164, home));
            all.add(new Spelling("00" + digits, home));
            all.add(new Spelling(international, home));
            all.add(new Spelling("00 " + international.substring(1), home));
            all.add(new Spelling(international.replace(' ', '\u202f'), home));
            all.add(new Spelling(international.replaceAll("[ -]", "/"), home));
            all.add(new Spelling(international.replaceAll("[ -]", ","), home));
            all.add(new Spelling(international + " (home)", home));
            all.add(new Spelling(international + " ext. 17", home));
            all.add(new Spelling(PhoneSpellings.shifted(e164, '\uff10'), home));
        }
        all.add(new Spelling(PLANS.format(number, PhoneNumberFormat.RFC3966), region));
        all.add(new Spelling("'" + e164, region));
        all.add(new Spelling(e164 + ".0", region));
        all.add(new Spelling("Tel.: " + international, region));
        all.add(new Spelling("\u202a" + international + "\u202c", region));
        if (isDialledAtHome(number)) {
            all.add(new Spelling(PLANS.formatOutOfCountryCallingNumber(number, "US"), "US"));
            String national = PLANS.format(number, PhoneNumberFormat.NATIONAL);
            all.add(new Spelling(national, region));
            all.add(new Spelling(national.replaceAll("[ -]", "\u00a0"), region));
            all.add(new Spelling(national.replaceAll("[ -]", "~"), region));
            all.add(new Spelling(national + " mob", region));
            all.add(new Spelling(
                    PhoneSpellings.shifted(PhoneNumberUtil.normalizeDigitsOnly(national), '\u0660'), region));
            all.add(new Spelling(PLANS.getNationalSignificantNumber(number), region));
            all.add(new Spelling(digits, region));
        }
        return all;
    }

    /**
     * Not so few digits as a number inside a company has, and none that only some region of its plan dials without an
     * area code.
     */
    private static boolean isDialledAtHome(Phonenumber.PhoneNumber number) {
        return PLANS.getNationalSignificantNumber(number).length() > 6
                && PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }
}
