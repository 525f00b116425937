package io.outdial.outbound.cloudagent.coding;

import java.nio.charset.StandardCharsets;

/**
 * {@code application/x-www-form-urlencoded}, in a body or a query. Reads what it can: an escape that is none stands for
 * itself.
 */
final class UrlEncoded {

    private static final int RADIX = 16;
    private static final int ESCAPE_LENGTH = 3;
    private static final int FIRST_OF_SEVERAL = 0x80;

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
     * @param hasPluses whether a plus sign means a blank; not so before a digit at the beginning of a value, of an
     *     entry of a list or of a text in JSON, where clients forget to escape the one of a number
     */
    static String decode(String text, boolean hasPluses) {
        if (text.indexOf('%') < 0 && (!hasPluses || text.indexOf('+') < 0)) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int octet = c == '%' ? octet(text, i + 1) : -1;
            if (octet >= FIRST_OF_SEVERAL) {
                i = decodeSeveral(text, i, decoded);
            } else if (octet >= 0) {
                decoded.append((char) octet);
                i += ESCAPE_LENGTH;
            } else {
                decoded.append(c == '+' && hasPluses && !isOfNumber(text, i, decoded) ? ' ' : c);
                i++;
            }
        }
        return decoded.toString();
    }

    /** Of characters of more than one octet, as many as follow each other. */
    private static int decodeSeveral(String text, int start, StringBuilder decoded) {
        int end = start;
        while (end < text.length() && text.charAt(end) == '%' && octet(text, end + 1) >= FIRST_OF_SEVERAL) {
            end += ESCAPE_LENGTH;
        }
        byte[] octets = new byte[(end - start) / ESCAPE_LENGTH];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) octet(text, start + i * ESCAPE_LENGTH + 1);
        }
        decoded.append(new String(octets, StandardCharsets.UTF_8));
        return end;
    }

    private static boolean isOfNumber(String text, int i, StringBuilder before) {
        char last = before.isEmpty() ? ',' : before.charAt(before.length() - 1);
        return (last == ',' || last == '"') && i + 1 < text.length() && isDigit(text.charAt(i + 1));
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
