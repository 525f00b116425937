package io.outdial.outbound.record;

import java.time.Instant;

/**
 * What became of a record.
 *
 * @param dueAt when it is its turn again, or its lease ends; null if neither
 * @param nextHandle the record of the chain whose turn it is, null if there is none
 * @param nextDueAt when that may be handed out, null if there is none
 */
public record RecordOutcome(
        long handle, State state, CallResult result, Instant dueAt, Long nextHandle, Instant nextDueAt) {

    public enum State {
        /** Somebody has it. */
        HELD,
        /** It is called later, or when its turn comes. */
        WAITING,
        ENDED
    }
}
