package io.outdial.outbound.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of the directory. */
@ConfigMapping(prefix = "outdial.directory-limits")
public interface DirectoryConfig {

    /**
     * How many campaigns, members, sources, skills and mappings a client may have, of each. Keeps lists and searches
     * cheap, which read all of a client's. Creates at the same moment may exceed it by their number.
     */
    @WithDefault("10000")
    long maxEntries();
}
