package io.outdial.platform.request;

import java.util.Locale;
import java.util.Optional;

/**
 * Normalises the path of a request. A gateway that matches another spelling than the one the service acts on can be
 * bypassed, so a path is either normalised and forwarded in that form, or refused:
 *
 * <ul>
 *   <li>percent-encoded letters, digits and {@code - . _ ~} are decoded, repeated slashes made one (clients whose base
 *       URL ends in a slash send them);
 *   <li>refused: dot segments, encoded slashes, backslashes, path parameters ({@code ;}), double encoding, malformed
 *       escapes, every character that RFC 3986 does not allow in a path, and targets that are no plain path.
 * </ul>
 */
public final class RequestPath {

    private static final String REFUSED = "/\\;";
    private static final String UNRESERVED_MARKS = "-._~";
    private static final String RAW_IN_PATHS = UNRESERVED_MARKS + "!$&'()*+,:=@";
    /** Brackets are not allowed there either, but clients send them and their meaning is never in doubt. */
    private static final String RAW_IN_QUERIES = RAW_IN_PATHS + "/;?[]";

    private RequestPath() {}

    /**
     * @param target the request target as it came, query included
     * @return the path without the query, or empty when it is refused
     */
    public static Optional<String> normalise(String target) {
        if (!target.startsWith("/")) {
            return Optional.empty();
        }
        String path = pathOf(target);
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = octetAt(path, i + 1);
                if (octet < ' ' || octet == 0x7f || isRefused((char) octet) || isEncodedAgain(path, octet, i + 3)) {
                    return Optional.empty();
                }
                append(plain, octet);
                i += 2;
            } else if (c != '/' && !isRaw(c, RAW_IN_PATHS)) {
                return Optional.empty();
            } else if (c != '/' || plain.isEmpty() || plain.charAt(plain.length() - 1) != '/') {
                plain.append(c);
            }
        }
        return hasDotSegment(plain.toString()) ? Optional.empty() : Optional.of(plain.toString());
    }

    /** The query with its question mark, or an empty string. */
    public static String queryOf(String target) {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question);
    }

    /**
     * Whether a query, with its question mark or empty, is well-formed: no blank, line end or other stray character,
     * every escape complete.
     */
    public static boolean isQuery(String query) {
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == '%' ? octetAt(query, i + 1) < 0 : !isRaw(c, RAW_IN_QUERIES)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The first segment of a target in lower case, however malformed what follows is; empty where it has none.
     *
     * @param target a path, with or without its query, or a whole URI
     */
    public static String firstSegment(String target) {
        int start = pathBegins(target);
        int slashes = start;
        while (slashes < target.length() && target.charAt(slashes) == '/') {
            slashes++;
        }
        int end = slashes;
        while (end < target.length() && isPartOfWord(target.charAt(end))) {
            end++;
        }
        return slashes == start ? "" : target.substring(slashes, end).toLowerCase(Locale.ROOT);
    }

    /** After scheme and authority, where there are any. */
    private static int pathBegins(String target) {
        int scheme = target.indexOf("://");
        if (scheme <= 0 || target.indexOf('/') != scheme + 1) {
            return 0;
        }
        int path = target.indexOf('/', scheme + "://".length());
        return path < 0 ? target.length() : path;
    }

    private static boolean isPartOfWord(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static boolean isRaw(char c, String marks) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || marks.indexOf(c) >= 0;
    }

    private static String pathOf(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static int octetAt(String path, int index) {
        if (index + 2 > path.length()) {
            return -1;
        }
        int high = hexDigit(path.charAt(index));
        int low = hexDigit(path.charAt(index + 1));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isRefused(char c) {
        return REFUSED.indexOf(c) >= 0;
    }

    private static boolean isEncodedAgain(String path, int octet, int next) {
        return octet == '%' && octetAt(path, next) >= 0;
    }

    private static void append(StringBuilder plain, int octet) {
        boolean letterOrDigit = octet < 0x80 && Character.isLetterOrDigit(octet);
        if (letterOrDigit || UNRESERVED_MARKS.indexOf(octet) >= 0) {
            plain.append((char) octet);
        } else {
            plain.append(String.format("%%%02X", octet));
        }
    }

    private static boolean hasDotSegment(String path) {
        for (String segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }
}
