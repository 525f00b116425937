package io.outdial.outbound.intake;

import io.outdial.platform.spec.StorableText;

/** What records may be given as fields. */
public final class FieldRule {

    private static final int MAX_NAME = 100;
    private static final int MAX_TEXT = 2_000;

    /** Of what is none, behind its name. */
    public static final String MESSAGE = "has a name of more than " + MAX_NAME
            + " characters, or a value that is no text of " + MAX_TEXT + " characters at most, number or boolean";

    private FieldRule() {}

    public static boolean isName(String name) {
        return !name.isBlank() && StorableText.isStorable(name) && name.length() <= MAX_NAME;
    }

    public static boolean isValue(Object value) {
        return value instanceof String text
                ? StorableText.isStorable(text) && text.length() <= MAX_TEXT
                : value instanceof Number || value instanceof Boolean;
    }
}
