package io.outdial.restrictions.names;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the directory's answers are kept. */
@ConfigMapping(prefix = "outdial.names")
public interface NamesConfig {

    /** How long a name counts as fresh, so that the directory is not asked again for it. A rename or removal is noticed after this time. */
    @WithDefault("5S")
    Duration freshFor();

    /** How many names are kept in memory. */
    @WithDefault("100000")
    long cachedNames();
}
