package io.outdial.outbound.entry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Bounds of the directory. */
@ConfigMapping(prefix = "outdial.directory-limits")
public interface DirectoryConfig {

    /**
     * How many campaigns, members, sources and skills each a client may have. Keeps lists and searches, which look
     * through all of a client's, cheap. Creates at the same moment may go over it by as many as they are.
     */
    @WithDefault("10000")
    long most();
}
