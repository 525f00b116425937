package io.outdial.platform.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * An event as it came from another service.
 *
 * @param id by which a repeated delivery is known
 * @param type as the sender calls it; the receiver may not know it
 * @param data may hold what must not be logged
 */
public record ReceivedEvent(UUID id, UUID clientId, String type, JsonNode data) {

    /** Without the data. */
    @Override
    public String toString() {
        return "ReceivedEvent[" + type + " " + id + "]";
    }
}
