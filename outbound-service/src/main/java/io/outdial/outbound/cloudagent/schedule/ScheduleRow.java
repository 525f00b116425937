package io.outdial.outbound.cloudagent.schedule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.outbound.intake.Lead;
import java.time.Instant;

/**
 * A row of what a client schedules.
 *
 * @param fields as they are kept: those of a call that adds the lead, as the older manual has it
 * @param dueAt null where it has a fault
 * @param fault null where none has been found
 */
record ScheduleRow(ObjectNode fields, Lead lead, Instant dueAt, String fault) {

    static ScheduleRow refuse(ObjectNode fields, String fault) {
        return new ScheduleRow(fields, null, null, fault);
    }

    ScheduleRow refuse(String other) {
        return new ScheduleRow(fields, lead, null, other);
    }

    boolean isRefused() {
        return fault != null;
    }

    /** Does not show who is to be called. */
    @Override
    public String toString() {
        return "ScheduleRow[" + dueAt + "]";
    }
}
