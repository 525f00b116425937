package io.outdial.outbound.cloudagent.schedule;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** How far ahead leads may be scheduled. Beyond what the vendor allows the service does not start. */
@ApplicationScoped
@Startup
class ScheduleHorizon {

    private static final int MAX_DAYS = 365;

    private final int days;

    @Inject
    ScheduleHorizon(ScheduleConfig config) {
        days = config.horizonDays();
        if (days < 1 || days > MAX_DAYS) {
            throw new IllegalStateException(
                    "outdial.cloudagent.schedule.horizon-days is " + days + ", not 1 to " + MAX_DAYS);
        }
    }

    Duration length() {
        return Duration.ofDays(days);
    }
}
