package io.outdial.platform.phone;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that may hold phone numbers, in few characters: ASCII digits, {@code +}, lower-case letters, the signs that
 * may stand between two numbers, the signs that mark an extension or a service code, and a blank for every other
 * visible sign.
 */
final class PhoneText {

    /** What may stand between two numbers; inside of one it is a separator like any other. */
    static final String BETWEEN_NUMBERS = "/,;|&\n";

    private static final String KEPT = BETWEEN_NUMBERS + ".#*:=";
    private static final String PLUS_SIGNS = "+\uFE62\u207A\u208A\u2795";
    private static final String COMMAS = "\u060C\u3001\u066C";
    private static final String SLASHES = "\u2044\u2215";
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;
    private static final int DECIMAL = 10;

    /** A number cell of a spreadsheet as text: the zero after the point is not part of it. */
    private static final Pattern DECIMAL_ZERO = Pattern.compile("(\\+?\\d{3,})[.,]0|(\\+?\\d{1,3}(?:,\\d{3})+)\\.00?");

    /** {@code 2.03E+09}, without its blanks: digits that were written are gone. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\+?\\d+(?:[.,]\\d*)?e\\+?\\d{1,3}");

    private PhoneText() {}

    /** @return without blanks around it */
    static String clean(String text) {
        return isPlain(text) ? text : cleaned(text);
    }

    /** Whether nothing is to be cleaned: digits, perhaps after a plus sign. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("+") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > start;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(clean, c));
        String cleaned = trimBlanks(clean);
        Matcher cell = DECIMAL_ZERO.matcher(cleaned);
        if (!cell.matches()) {
            return cleaned;
        }
        return cell.group(1) == null ? cell.group(2) : cell.group(1);
    }

    static boolean isScientific(String clean) {
        return SCIENTIFIC.matcher(clean.replace(" ", "")).matches();
    }

    static String digits(String clean) {
        StringBuilder digits = new StringBuilder(clean.length());
        for (int i = 0; i < clean.length(); i++) {
            if (isDigit(clean.charAt(i))) {
                digits.append(clean.charAt(i));
            }
        }
        return digits.toString();
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static void append(StringBuilder clean, int written) {
        int c = written >= FULL_WIDTH_FIRST && written <= FULL_WIDTH_LAST ? written - FULL_WIDTH_OFFSET : written;
        int digit = Character.digit(c, DECIMAL);
        if (digit >= 0) {
            clean.append((char) ('0' + digit));
            return;
        }
        switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> {
                // Invisible, or part of the sign before it
            }
            case Character.CONTROL -> appendControl(clean, c);
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
            case Character.OTHER_NUMBER, Character.LETTER_NUMBER ->
                // Circled, raised and Roman digits: some are notes, some are digits, so they are as unsure as letters
                clean.append('?');
            default -> appendSign(clean, c);
        }
    }

    private static void appendControl(StringBuilder clean, int c) {
        if (c == '\n' || c == '\r' || c == '\u0085' || c == '\u000B' || c == '\f') {
            clean.append('\n');
        } else if (c == '\t') {
            clean.append(' ');
        }
    }

    private static void appendSign(StringBuilder clean, int c) {
        if (Character.isLetter(c)) {
            clean.appendCodePoint(Character.toLowerCase(c));
        } else if (PLUS_SIGNS.indexOf(c) >= 0) {
            clean.append('+');
        } else if (COMMAS.indexOf(c) >= 0) {
            clean.append(',');
        } else if (SLASHES.indexOf(c) >= 0) {
            clean.append('/');
        } else if (c == '\u061B') {
            clean.append(';');
        } else if (c == '\u00D7') {
            clean.append('x');
        } else {
            clean.append(KEPT.indexOf(c) >= 0 ? (char) c : ' ');
        }
    }

    private static String trimBlanks(StringBuilder clean) {
        return clean.toString().strip();
    }
}
