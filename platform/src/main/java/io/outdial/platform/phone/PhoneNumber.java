package io.outdial.platform.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/**
 * A phone number as somebody wrote it, and what it is compared by. Two numbers are the same to duplicates and do-not-call exactly if their keys are equal.
 *
 * @param given as written, without the white space around it
 * @param key E.164 with its plus sign where the number is a valid one of the world's numbering plans, else its digits alone: short numbers such as 3001 are
 *     dialled inside a company and belong to no plan
 */
public record PhoneNumber(String given, String key) {

    /** More characters than any way to write a number with an extension; also keeps a key within what an index takes. */
    private static final int LONGEST = 64;

    private static final int SHOWN_IN_LOGS = 2;

    /** Immutable data behind it, safe for all threads. */
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /**
     * @param given any way of writing a number
     * @param region two-letter region that numbers without a country code are read in
     * @return empty where there is no digit in it, or more than 64 characters
     */
    public static Optional<PhoneNumber> of(String given, String region) {
        if (given == null) {
            return Optional.empty();
        }
        String written = given.strip();
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String digits = digits(written);
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PhoneNumber(written, e164(written, region).orElse(digits)));
    }

    /** Enough to tell two calls of one log apart, too little to call anybody. */
    public String maskedForLog() {
        int hidden = Math.max(0, key.length() - SHOWN_IN_LOGS);
        return "*".repeat(hidden) + key.substring(hidden);
    }

    /** Masked: a record's own text ends up in logs sooner or later. */
    @Override
    public String toString() {
        return "PhoneNumber[" + maskedForLog() + "]";
    }

    private static Optional<String> e164(String written, String region) {
        try {
            Phonenumber.PhoneNumber number = PLANS.parse(written, region);
            return PLANS.isValidNumber(number)
                    ? Optional.of(PLANS.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Digits of any script, written as ASCII ones. */
    private static String digits(String written) {
        StringBuilder digits = new StringBuilder(written.length());
        written.codePoints()
                .map(c -> Character.digit(c, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }
}
