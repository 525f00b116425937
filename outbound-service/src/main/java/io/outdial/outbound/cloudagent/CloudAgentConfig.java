package io.outdial.outbound.cloudagent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where CloudAgent's pages leave a choice. */
@ConfigMapping(prefix = "outdial.cloudagent")
public interface CloudAgentConfig {

    /**
     * What becomes of a lead whose priority is no number of the range: {@code refuse} it, or take it with the
     * {@code default} priority. The page says both (rows 19 and 18).
     */
    @WithDefault("refuse")
    InvalidPriority invalidPriority();

    /** The HTTP status of a caller who is not let in on today's paths: 200, as the vendor's clients expect, or 401. */
    @WithDefault("200")
    int authStatus();

    /** The choices. */
    enum InvalidPriority {
        REFUSE,
        DEFAULT
    }
}
