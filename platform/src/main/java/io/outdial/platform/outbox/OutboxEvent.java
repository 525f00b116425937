package io.outdial.platform.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on its way to another service.
 *
 * @param id by which the receiver knows a repeated delivery
 * @param key events of one key of a client are delivered in the order they were written in, one at a time
 * @param occurredAt the beginning of the transaction that wrote it
 * @param data may hold what must not be logged
 * @param trace the traces that it belongs to, null where there are none
 */
public record OutboxEvent(
        UUID id, UUID clientId, String key, String type, Instant occurredAt, JsonNode data, String trace) {

    /** Without key and data. */
    @Override
    public String toString() {
        return "OutboxEvent[" + type + " " + id + "]";
    }
}
