package io.outdial.restrictions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of what a client may keep. */
@ConfigMapping(prefix = "outdial.restrictions")
public interface RestrictionsConfig {

    /**
     * How many restrictions a campaign may hold. The list of a campaign is not paged, and each replica keeps it in
     * memory.
     */
    @WithDefault("10000")
    int maxPerCampaign();
}
