package io.outdial.outbound.record;

import java.util.Locale;
import java.util.UUID;

/**
 * What came of a hand-out.
 *
 * @param endedBy why it is over
 * @param result null where the number was not called
 * @param dialled whether the number was called
 * @param durationSeconds null where it is not known
 */
record AttemptEnd(UUID attemptId, Cause endedBy, CallResult result, boolean dialled, Integer durationSeconds) {

    /** In the column {@code ended_by}, in small letters. */
    enum Cause {
        RESULT,
        REJECTED,
        RESCHEDULED,
        CANCELLED,
        DO_NOT_CALL,
        ERASED,
        LEASE_ENDED;

        static Cause of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
