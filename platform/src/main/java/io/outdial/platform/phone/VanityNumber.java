package io.outdial.platform.phone;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number that is written as a word, {@code 1-800-FLOWERS}, in the plans that give such numbers out. Nowhere else do
 * letters stand for digits.
 */
final class VanityNumber {

    /** Digits of the keypad (ITU-T E.161) for a to z. */
    private static final String KEYPAD = "22233344455566677778889999";

    /** By country code; the groups are what stays, and what holds the word. */
    private static final Map<Integer, Pattern> FORMS = Map.of(
            1, Pattern.compile("1?(8(?:00|33|44|55|66|77|88))(\\d{0,4}[a-z]{3,7})"),
            61, Pattern.compile("0?(1[38]00)(\\d{0,3}[a-z]{3,6})"));

    private static final Map<Integer, Integer> WORD_LENGTHS = Map.of(1, 7, 61, 6);

    private VanityNumber() {}

    /**
     * @param clean the whole text
     * @return its digits from the country code on, null if it is no such number
     */
    static String digits(String clean, RegionPlan plan) {
        String compact = clean.replaceAll("[^\\p{L}\\d]", "");
        for (Map.Entry<Integer, Pattern> form : FORMS.entrySet()) {
            String countryCode = form.getKey().toString();
            boolean isInternational = clean.startsWith("+") && compact.startsWith(countryCode);
            if (!isInternational && (clean.startsWith("+") || plan.countryCode() != form.getKey())) {
                continue;
            }
            Matcher number =
                    form.getValue().matcher(isInternational ? compact.substring(countryCode.length()) : compact);
            if (number.matches()
                    && number.group(2).length() == WORD_LENGTHS.get(form.getKey())
                    && isWord(number.group(2))) {
                return countryCode + number.group(1) + keyed(number.group(2));
            }
        }
        return null;
    }

    /** {@code 800-555-XXXX} is a number that somebody has made unrecognisable. */
    private static boolean isWord(String text) {
        return text.chars().filter(Character::isLetter).distinct().count() > 1;
    }

    private static String keyed(String word) {
        StringBuilder digits = new StringBuilder(word.length());
        word.chars().forEach(c -> digits.append(PhoneText.isDigit(c) ? (char) c : KEYPAD.charAt(c - 'a')));
        return digits.toString();
    }
}
