package io.outdial.outbound.cloudagent.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Leads that are added at a time to come. */
@ConfigMapping(prefix = "outdial.cloudagent.schedule")
public interface ScheduleConfig {

    /** How many days ahead a lead may be scheduled, 1 to 365. */
    @WithDefault("30")
    int horizonDays();

    /** For how many days one that has been added can still be looked at. */
    @WithDefault("90")
    int keptDays();
}
