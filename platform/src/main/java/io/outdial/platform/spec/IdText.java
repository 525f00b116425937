package io.outdial.platform.spec;

import java.util.HexFormat;

/**
 * Recognises ids as the documents define them ({@code common.yaml}, schema {@code Id}), without a regular expression.
 */
final class IdText {

    /** The same as {@link #isId}, as the schema says it. */
    static final String PATTERN =
            "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}"
                    + "|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$";

    private static final int LENGTH = 36;
    private static final int VERSION = 14;
    private static final int VARIANT = 19;
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final String MAX = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private IdText() {}

    static boolean isId(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (isHyphenAt(i) ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return hasVersionAndVariant(text) || text.equals(NIL) || text.equals(MAX);
    }

    private static boolean hasVersionAndVariant(String text) {
        char version = text.charAt(VERSION);
        return version >= '1' && version <= '8' && "89abAB".indexOf(text.charAt(VARIANT)) >= 0;
    }

    private static boolean isHyphenAt(int place) {
        return place == 8 || place == 13 || place == 18 || place == 23;
    }
}
