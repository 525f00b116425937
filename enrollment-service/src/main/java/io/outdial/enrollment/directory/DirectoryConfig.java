package io.outdial.enrollment.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the directory's answers are kept. */
@ConfigMapping(prefix = "outdial.campaign-directory")
public interface DirectoryConfig {

    /**
     * How long an answer counts as fresh, so that the directory is not asked again for it. That something is gone is
     * noticed after this time.
     */
    @WithDefault("5S")
    Duration freshFor();

    /** How many answers are kept in memory. */
    @WithDefault("100000")
    long cachedEntries();
}
