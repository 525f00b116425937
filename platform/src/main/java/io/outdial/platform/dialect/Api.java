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
     * Decided by the first segment, whatever its case and however malformed the rest of the target is. What belongs to nobody is careCycle's.
     *
     * @param target the path of a request, with or without its query
     */
    public static Api of(String target) {
        int start = 0;
        while (start < target.length() && target.charAt(start) == '/') {
            start++;
        }
        int end = start;
        while (end < target.length() && isOfAName(target.charAt(end))) {
            end++;
        }
        String segment = start == 0 ? "" : target.substring(start, end).toLowerCase(Locale.ROOT);
        if (segment.equals(GENESYS_SEGMENT)) {
            return GENESYS;
        }
        return CLOUD_AGENT_SEGMENTS.contains(segment) ? CLOUD_AGENT : CARE_CYCLE;
    }

    private static boolean isOfAName(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
