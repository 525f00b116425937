package io.outdial.transfer.dynamic;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ping URL with placeholders in path and query. A value goes in percent-encoded, so it stays inside the segment or
 * parameter that it was put into; scheme, host and port are the config's alone.
 */
public final class UrlTemplate {

    private static final Pattern PARTS = Pattern.compile("([^/?#\\\\]*:)?//([^/?#\\\\]*)(.*)", Pattern.DOTALL);
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]|%2f|%5c", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    private UrlTemplate() {}

    /** False if scheme, host or port contain a placeholder, or cannot be told from the rest. */
    public static boolean hasFixedHost(String template) {
        Matcher parts = PARTS.matcher(template);
        return parts.matches()
                && parts.group(1) != null
                && !parts.group(1).contains("{")
                && !parts.group(2).contains("{");
    }

    /**
     * Empty if the template's host is not fixed, or if a value would lead to another directory than the template does.
     */
    public static Optional<String> fill(String template, PlaceholderValues values) {
        if (!hasFixedHost(template)) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(template);
        parts.matches();
        String target = values.fill(parts.group(3), UrlTemplate::encode);
        return climbs(target) ? Optional.empty() : Optional.of(parts.group(1) + "//" + parts.group(2) + target);
    }

    /** A segment {@code ..}, however written, would be resolved away by some servers; no URL of a config needs one. */
    private static boolean climbs(String target) {
        String path = target.split("\\?", 2)[0];
        for (String segment : SEPARATOR.split(path, -1)) {
            String plain = DOT.matcher(segment).replaceAll(".");
            if (plain.equals("..") || plain.equals(".")) {
                return true;
            }
        }
        return false;
    }

    /** Everything but the unreserved characters of RFC 3986. */
    static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || "-._~".indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b));
            }
        }
        return encoded.toString();
    }
}
