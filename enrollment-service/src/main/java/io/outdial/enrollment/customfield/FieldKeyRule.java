package io.outdial.enrollment.customfield;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/**
 * Makes the key of a custom field of its label: lower-case Latin letters, digits and underscores, at most a hundred, no
 * two of a client alike.
 */
final class FieldKeyRule {

    private static final int MAX_LENGTH = 100;
    private static final String NAMELESS = "field";

    private FieldKeyRule() {}

    /** @param taken keys that the client has */
    static String key(String label, Collection<String> taken) {
        String key = Normalizer.normalize(label, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        String first = key.isEmpty() ? NAMELESS : shortened(key, MAX_LENGTH);
        String next = first;
        for (int i = 2; taken.contains(next); i++) {
            String suffix = "_" + i;
            next = shortened(first, MAX_LENGTH - suffix.length()) + suffix;
        }
        return next;
    }

    private static String shortened(String key, int length) {
        return key.length() <= length ? key : key.substring(0, length);
    }
}
