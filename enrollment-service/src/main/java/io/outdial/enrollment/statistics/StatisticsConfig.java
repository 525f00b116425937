package io.outdial.enrollment.statistics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How statistics are kept. */
@ConfigMapping(prefix = "outdial.statistics")
public interface StatisticsConfig {

    /** How old a count may be. */
    @WithDefault("5S")
    Duration freshFor();

    /** Of how many campaigns counts are kept in memory. */
    @WithDefault("10000")
    long cachedCampaigns();
}
