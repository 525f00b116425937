package io.outdial.platform.dialect;

import java.util.Locale;
import java.util.Set;

/** Which of the vendors' APIs a request target belongs to. Services and the local gateway word their refusals by it. */
public enum Api {
    CARE_CYCLE,
    GENESYS,
    CLOUD_AGENT;

    private static final String GENESYS_SEGMENT = "api";

    /** The path of today, and those that CloudAgent's older manuals print. */
    private static final Set<String> CLOUD_AGENT_SEGMENTS =
            Set.of("ca_apis", "cloudagentrestapi", "caservices", "caservicesv3", "apiservices", "ca_reports");

    /**
     * Decided by the first segment, whatever its case and however malformed the rest of the target is. What belongs to
     * nobody is careCycle's.
     *
     * @param target the path of a request, with or without its query
     */
    public static Api of(String target) {
        int start = pathBegins(target);
        int slashes = start;
        while (slashes < target.length() && target.charAt(slashes) == '/') {
            slashes++;
        }
        int end = slashes;
        while (end < target.length() && isOfAName(target.charAt(end))) {
            end++;
        }
        String segment = slashes == start ? "" : target.substring(slashes, end).toLowerCase(Locale.ROOT);
        if (segment.equals(GENESYS_SEGMENT)) {
            return GENESYS;
        }
        return CLOUD_AGENT_SEGMENTS.contains(segment) ? CLOUD_AGENT : CARE_CYCLE;
    }

    /** Behind scheme and authority, where there are any. */
    private static int pathBegins(String target) {
        int scheme = target.indexOf("://");
        if (scheme <= 0 || target.indexOf('/') != scheme + 1) {
            return 0;
        }
        int path = target.indexOf('/', scheme + "://".length());
        return path < 0 ? target.length() : path;
    }

    private static boolean isOfAName(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
