package io.outdial.transfer.dynamic;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A header with placeholders in its value. A value put in loses its control characters, so it cannot begin another
 * header; what is not ASCII is percent-encoded.
 */
public final class HeaderTemplate {

    private HeaderTemplate() {}

    public static String fill(String template, PlaceholderValues values) {
        return values.fill(template, HeaderTemplate::escape);
    }

    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                escaped.append(String.format(Locale.ROOT, "%%%02X", b));
            } else if (b >= ' ' && b != 0x7f) {
                escaped.append((char) b);
            }
        }
        return escaped.toString();
    }
}
