package io.outdial.outbound.cloudagent;

import io.outdial.platform.text.CanonicalText;

/**
 * The name of a lead. What the vendor does with one that breaks its rule is undocumented, except that it does not fail
 * the lead (row 35 of cloudagent.md §1.4); so the characters that are not allowed become spaces. A caller that wants
 * the name untouched says {@code skipNameFieldValidation}.
 */
public final class NameRule {

    private static final String ALLOWED_BESIDE_LETTERS_AND_DIGITS = "_ ().+$%-:";

    /** Code points. A name never fails a lead, so that a longer one is cut. */
    static final int MAX_LENGTH = 255;

    private NameRule() {}

    /** @return null where there is no name */
    public static String stored(String name, boolean isSkipped) {
        String allowed = allowed(name, isSkipped);
        return allowed == null || CanonicalText.length(allowed) <= MAX_LENGTH
                ? allowed
                : allowed.substring(0, allowed.offsetByCodePoints(0, MAX_LENGTH))
                        .strip();
    }

    private static String allowed(String name, boolean isSkipped) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        if (isSkipped || name.codePoints().allMatch(NameRule::isAllowed)) {
            return name;
        }
        StringBuilder allowed = new StringBuilder(name.length());
        name.codePoints().map(c -> isAllowed(c) ? c : ' ').forEach(allowed::appendCodePoint);
        String stored = allowed.toString().strip();
        return stored.isEmpty() ? null : stored;
    }

    /** Letters of any script, with the marks that some scripts write their vowels by. */
    private static boolean isAllowed(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || ALLOWED_BESIDE_LETTERS_AND_DIGITS.indexOf(c) >= 0;
    }
}
