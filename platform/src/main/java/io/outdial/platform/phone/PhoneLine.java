package io.outdial.platform.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A subscriber's line of the world's numbering plans.
 *
 * @param national national significant number as the plan is today
 * @param length what its plan says to the length
 * @param valid whether the metadata knows it to be given out; they are compiled, so newer area codes are not
 */
record PhoneLine(int countryCode, String national, ValidationResult length, boolean valid) {

    /** Immutable data behind it, safe for all threads. */
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private static final String NO_REGION = "ZZ";

    /** None of them begins with another one. */
    private static final Set<String> CALLING_CODES = PLANS.getSupportedCallingCodes().stream()
            .map(code -> Integer.toString(code))
            .collect(Collectors.toUnmodifiableSet());

    private static final int MAX_CODE_LENGTH = 3;

    static PhoneLine of(Phonenumber.PhoneNumber parsed) {
        String written = PLANS.getNationalSignificantNumber(parsed);
        String current = SameLine.current(parsed.getCountryCode(), written);
        boolean isCurrent = current.equals(written);
        Phonenumber.PhoneNumber line = isCurrent ? parsed : renumbered(parsed, current);
        boolean isValid = PLANS.isValidNumber(line);
        return new PhoneLine(
                line.getCountryCode(),
                isCurrent ? written : PLANS.getNationalSignificantNumber(line),
                isValid ? ValidationResult.IS_POSSIBLE : PLANS.isPossibleNumberWithReason(line),
                isValid);
    }

    /**
     * @param digits from the country code on
     * @return null if no country has this code
     */
    static PhoneLine international(String digits) {
        try {
            return of(PLANS.parse("+" + digits, NO_REGION));
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** What follows the country code of digits that begin with one; they themselves where none is known. */
    static String afterCountryCode(String digits) {
        for (int length = 1; length <= Math.min(MAX_CODE_LENGTH, digits.length()); length++) {
            if (CALLING_CODES.contains(digits.substring(0, length))) {
                return digits.substring(length);
            }
        }
        return digits;
    }

    boolean isPossible() {
        return length == ValidationResult.IS_POSSIBLE;
    }

    /** A number without its area code, which says nothing without the place it was written in. */
    boolean lacksAreaCode() {
        return length == ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
    }

    String dialled() {
        return "+" + countryCode + national;
    }

    String key() {
        return "+" + countryCode + SameLine.canonical(countryCode, national);
    }

    private static Phonenumber.PhoneNumber renumbered(Phonenumber.PhoneNumber old, String current) {
        try {
            return PLANS.parse("+" + old.getCountryCode() + current, NO_REGION);
        } catch (NumberParseException e) {
            return old;
        }
    }
}
