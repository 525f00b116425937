package io.outdial.platform.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service remembers the answers of the campaign directory. */
@ConfigMapping(prefix = "outdial.directory")
public interface LookupConfig {

    /**
     * How long an answer counts as fresh at most. Whoever uses an older one has the directory asked again, without
     * waiting for it.
     */
    @WithDefault("5S")
    Duration freshFor();

    /**
     * How old an answer may be for a change that relies on it; for an older one the directory is asked first. A
     * decision, which only relies on existence, has the directory asked again after this time. A rename or removal is
     * noticed after this time at the latest.
     */
    @WithDefault("1M")
    Duration usableFor();

    /** How long an answer is kept, for decisions and for the time when the directory is down. */
    @WithDefault("24H")
    Duration keptFor();

    /**
     * For how long a decision believes that an id does not exist, so that nobody can make the directory be asked all
     * the time.
     */
    @WithDefault("1S")
    Duration unknownFor();

    /** How many answers are kept in memory. */
    @WithDefault("100000")
    long maxEntries();
}
