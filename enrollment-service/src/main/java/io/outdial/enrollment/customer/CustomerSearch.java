package io.outdial.enrollment.customer;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search text in all its possible meanings.
 *
 * @param text trimmed; a first or last name, an e-mail address or a place may begin with it
 * @param words first and last name, null if the text is a single word
 * @param phonePrefixes what the key of a number may begin with; empty if the text is not a number
 */
record CustomerSearch(String text, Words words, List<String> phonePrefixes) {

    /** Fewer digits are the beginning of too many numbers. */
    private static final int MIN_DIGITS = 3;

    private static final String LOOKS_LIKE_A_NUMBER = "\\+?[\\d\\s().\\-/]+";

    /** @param last the beginning of the last name */
    record Words(String first, String last) {}

    /** Null if the text is blank. */
    static CustomerSearch of(String typed, String region) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = CanonicalText.of(typed.strip());
        int gap = text.indexOf(' ');
        Words words = gap < 0
                ? null
                : new Words(text.substring(0, gap), text.substring(gap).strip());
        return new CustomerSearch(text, words, phonePrefixes(text, region));
    }

    private static List<String> phonePrefixes(String text, String region) {
        String digits = text.replaceAll("\\D", "");
        if (digits.length() < MIN_DIGITS || !text.matches(LOOKS_LIKE_A_NUMBER)) {
            return List.of();
        }
        Optional<PhoneNumber> whole =
                PhoneNumber.of(text, region).filter(number -> number.key().startsWith("+"));
        if (whole.isPresent()) {
            return whole.get().keys();
        }
        List<String> prefixes = new ArrayList<>(List.of("+" + digits));
        if (!text.startsWith("+")) {
            prefixes.add(digits);
            String national = digits.startsWith("0") ? digits.substring(1) : digits;
            prefixes.add("+" + PhoneNumberUtil.getInstance().getCountryCodeForRegion(region) + national);
        }
        return prefixes;
    }
}
