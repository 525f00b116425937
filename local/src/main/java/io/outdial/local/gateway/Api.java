package io.outdial.local.gateway;

import io.outdial.platform.request.RequestPath;
import java.util.Set;

/** The API that a request target belongs to: the gateway words its refusals by it, as the services do. */
enum Api {
    CARE_CYCLE,
    GENESYS,
    CLOUD_AGENT;

    private static final String GENESYS_SEGMENT = "api";

    /** The path of today, and those that CloudAgent's older manuals print. */
    private static final Set<String> CLOUD_AGENT_SEGMENTS =
            Set.of("ca_apis", "cloudagentrestapi", "caservices", "caservicesv3", "apiservices", "ca_reports");

    /**
     * Decided by the first segment, whatever its case and however malformed the rest of the target is. Any other
     * segment is careCycle's.
     *
     * @param target the path of a request, with or without its query
     */
    static Api of(String target) {
        String segment = RequestPath.firstSegment(target);
        if (segment.equals(GENESYS_SEGMENT)) {
            return GENESYS;
        }
        return CLOUD_AGENT_SEGMENTS.contains(segment) ? CLOUD_AGENT : CARE_CYCLE;
    }
}
