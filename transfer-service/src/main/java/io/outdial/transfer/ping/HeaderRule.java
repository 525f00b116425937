package io.outdial.transfer.ping;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which headers a config may add to its ping. Headers that frame the message or belong to the connection are reserved
 * for the HTTP client: with them a second request could be smuggled in, or another host be reached behind the checked
 * address.
 */
public final class HeaderRule {

    /** The maximum length of a value. */
    public static final int MAX_LENGTH = 4096;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0," + MAX_LENGTH + "}");
    private static final Pattern JSON =
            Pattern.compile("(?i)application/([a-z0-9.+-]+\\+)?json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?");
    private static final Set<String> REFUSED = Set.of(
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via");

    private HeaderRule() {}

    public static boolean isAllowedName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() && !REFUSED.contains(lower) && !lower.startsWith("proxy-");
    }

    /** The body is always JSON, and so is the content type. */
    public static boolean isAllowed(String name, String value) {
        return isAllowedName(name)
                && VALUE.matcher(value).matches()
                && (!name.equalsIgnoreCase("content-type") || isJson(value));
    }

    /** Whether the content type is JSON in UTF-8. */
    static boolean isJson(String contentType) {
        return contentType != null && JSON.matcher(contentType.strip()).matches();
    }
}
