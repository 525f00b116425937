package io.outdial.restrictions.names;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the directory's answers are kept. */
@ConfigMapping(prefix = "outdial.names")
public interface NamesConfig {

    /**
     * How long a name counts as fresh at most. Whoever uses an older one has the directory asked again, without waiting
     * for it.
     */
    @WithDefault("5S")
    Duration freshFor();

    /**
     * How old a name may be for a change that relies on it; an older one is asked for first. A decision, which only
     * relies on there being such a thing, has it asked for again after this time. A rename or removal is noticed after
     * this time at the latest.
     */
    @WithDefault("1M")
    Duration usableFor();

    /**
     * How long what was heard is kept, for decisions and for the time when the directory is down. What is used is heard
     * again.
     */
    @WithDefault("24H")
    Duration keptFor();

    /** How many names are kept in memory. */
    @WithDefault("100000")
    long cachedNames();

    /**
     * For how long a decision takes the directory's word that it does not know an id, so that nobody can make it be
     * asked all the time.
     */
    @WithDefault("1S")
    Duration unknownFor();
}
