package io.outdial.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * An event of the outbox as an operator sees it: without its key, which may be a number.
 *
 * @param dueAt when it is tried next; null if it was dropped
 * @param failure why it was not taken at its last attempt, null if it was not tried
 * @param waitsFor the event of its key that goes before it, null if none does
 * @param data as JSON; null where it was not asked for, and if it was dropped
 * @param drop null if it waits
 */
record OutboxEntry(
        UUID id,
        UUID clientId,
        String type,
        Instant writtenAt,
        int attempts,
        Instant dueAt,
        String failure,
        UUID waitsFor,
        String data,
        Drop drop) {

    /** That an operator has dropped it. */
    record Drop(Instant at, String by, String reason) {}

    boolean isDropped() {
        return drop != null;
    }

    /** Without the data. */
    @Override
    public String toString() {
        return "OutboxEntry[" + type + " " + id + "]";
    }
}
