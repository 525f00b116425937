package io.outdial.outbound.login;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which address a request was sent to. What a trusted proxy says of it counts before what the connection says; of
 * several values the last one, since only that is certainly the proxy's own.
 */
final class PublicAddressRule {

    static final List<String> NOTHING_FORWARDED = List.of();

    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");
    private static final String NOWHERE = "localhost";

    private PublicAddressRule() {}

    /**
     * @param scheme of the connection
     * @param authority of the request, null where it has none
     * @param forwardedProto the values of {@code X-Forwarded-Proto} in their order, where they are believed
     * @param forwardedHost the same of {@code X-Forwarded-Host}
     */
    static String of(String scheme, String authority, List<String> forwardedProto, List<String> forwardedHost) {
        String host = authority != null && AUTHORITY.matcher(authority).matches() ? authority : NOWHERE;
        return last(forwardedProto, SCHEME, scheme) + "://" + last(forwardedHost, AUTHORITY, host);
    }

    private static String last(List<String> values, Pattern form, String otherwise) {
        if (values.isEmpty()) {
            return otherwise;
        }
        String list = values.get(values.size() - 1);
        String value = list.substring(list.lastIndexOf(',') + 1).strip();
        String comparable = form == SCHEME ? value.toLowerCase(Locale.ROOT) : value;
        return form.matcher(comparable).matches() ? comparable : otherwise;
    }
}
