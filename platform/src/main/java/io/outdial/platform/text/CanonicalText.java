package io.outdial.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * Text in the canonical form of Unicode (NFC), in which it is compared: {@code é} is one character on one keyboard and
 * an e with a combining accent on another, and they look the same. Names are stored in this form, and converted to it
 * before they are looked up (ADR 29).
 */
public final class CanonicalText {

    private CanonicalText() {}

    /** Null where it is null. */
    public static String of(String text) {
        return text == null || isPlain(text) || Normalizer.isNormalized(text, Form.NFC)
                ? text
                : Normalizer.normalize(text, Form.NFC);
    }

    /**
     * The text as it is and in canonical form, once where they are equal: for names that may have been stored as they
     * were given. The given form comes first.
     */
    public static List<String> bothForms(String text) {
        return Stream.of(text, of(text)).distinct().toList();
    }

    /** As JSON Schema counts, and PostgreSQL: characters outside of the basic plane are one each. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** True for nearly every name, and decided without the tables of Unicode. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '\u0300') {
                return false;
            }
        }
        return true;
    }
}
