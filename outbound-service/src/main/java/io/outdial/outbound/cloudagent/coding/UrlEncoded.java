package io.outdial.outbound.cloudagent.coding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code application/x-www-form-urlencoded}, in a body or a query. Reads what it can: an escape that is none stands for
 * itself.
 */
final class UrlEncoded {

    private static final int RADIX = 16;

    private UrlEncoded() {}

    static void read(String text, FieldCollector fields) {
        int start = 0;
        while (start < text.length()) {
            int ampersand = text.indexOf('&', start);
            int end = ampersand < 0 ? text.length() : ampersand;
            int equals = text.indexOf('=', start);
            if (equals < 0 || equals > end) {
                fields.add(decode(text.substring(start, end), true), "");
            } else {
                fields.add(decode(text.substring(start, equals), true), decode(text.substring(equals + 1, end), true));
            }
            start = end + 1;
        }
    }

    /**
     * Decodes percent escapes as UTF-8.
     *
     * @param hasPluses whether a plus sign means a blank; not so before a digit at the beginning of a value or of an
     *     entry of a list, where clients forget to escape the one of a number
     */
    static String decode(String text, boolean hasPluses) {
        if (text.indexOf('%') < 0 && (!hasPluses || text.indexOf('+') < 0)) {
            return text;
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? octet(text, i + 1) : -1;
            if (octet >= 0) {
                decoded.write(octet);
                i += 2;
            } else if (c == '+' && hasPluses && !isOfNumber(text, i)) {
                decoded.write(' ');
            } else {
                decoded.writeBytes(text.substring(i, i + length(text, i)).getBytes(StandardCharsets.UTF_8));
                i += length(text, i) - 1;
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int length(String text, int i) {
        return Character.charCount(text.codePointAt(i));
    }

    private static boolean isOfNumber(String text, int i) {
        return (i == 0 || text.charAt(i - 1) == ',') && i + 1 < text.length() && isDigit(text.charAt(i + 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int octet(String text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        int high = digit(text.charAt(start));
        int low = digit(text.charAt(start + 1));
        return high < 0 || low < 0 ? -1 : high * RADIX + low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, RADIX) : -1;
    }
}
