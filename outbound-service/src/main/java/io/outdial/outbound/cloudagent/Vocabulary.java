package io.outdial.outbound.cloudagent;

import io.outdial.platform.request.RequestPath;
import java.util.Set;

/** The two ways in which CloudAgent names fields and words answers; the path decides (cloudagent.md §1.4, §2.1). */
public enum Vocabulary {
    /** Today's paths: {@code apiKey}, {@code Success}, {@code Error}. */
    CA_APIS,
    /** Those of the older manuals: {@code api_key}, {@code SUCCESS}, {@code FAIL}; answers are XML by default. */
    LEGACY;

    private static final Set<String> TODAY = Set.of("ca_apis", "ca_reports");

    /** @param path of CloudAgent's dialect */
    public static Vocabulary of(String path) {
        return TODAY.contains(RequestPath.firstSegment(path)) ? CA_APIS : LEGACY;
    }
}
