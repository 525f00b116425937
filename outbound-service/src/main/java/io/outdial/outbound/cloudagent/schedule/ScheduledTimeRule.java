package io.outdial.outbound.cloudagent.schedule;

import io.outdial.outbound.cloudagent.coding.MomentText;
import io.outdial.platform.time.TzdbZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/** When a lead is to be added: later than now, within the horizon (cloudagent.md §2.4). */
final class ScheduledTimeRule {

    private ScheduledTimeRule() {}

    /**
     * What was read, or why it cannot be.
     *
     * @param fault null where there is none
     */
    record Reading(Instant at, String fault) {}

    /**
     * A time that the clocks of the zone skip, or show twice, is read by the offset from before the change
     * ({@link TzdbZone#instantOf}).
     *
     * @param text as the client's clocks show it; null where it is absent
     */
    static Reading read(String text, TzdbZone zone, Instant now, Duration horizon) {
        Optional<LocalDateTime> clock = Optional.ofNullable(text).flatMap(MomentText::read);
        if (clock.isEmpty()) {
            return new Reading(
                    null, "Invalid ScheduledTime. Please pass the date and time in format yyyy-MM-dd HH:mm:ss");
        }
        Instant at = zone.instantOf(clock.get());
        if (!at.isAfter(now)) {
            return new Reading(null, "The ScheduledTime must be in the future");
        }
        if (at.isAfter(now.plus(horizon))) {
            return new Reading(null, "The ScheduledTime must be within " + horizon.toDays() + " days");
        }
        return new Reading(at, null);
    }
}
