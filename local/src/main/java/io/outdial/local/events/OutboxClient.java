package io.outdial.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.LocalFailure;
import io.outdial.local.ServiceClient;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events that a service has for others. */
public final class OutboxClient {

    private static final String EVENTS = "/internal/v1/outbox/events";

    private final ServiceClient service;

    public OutboxClient(ServiceClient service) {
        this.service = service;
    }

    public String name() {
        return service.name();
    }

    /** Those that wait: how many, since when, and the oldest of them. */
    public JsonNode list(boolean failedOnly, int limit) {
        return service.get(EVENTS + "?failed=" + failedOnly + "&limit=" + limit)
                .orElseThrow(() -> new LocalFailure(name() + " is of a version that shows no events"));
    }

    /** Nothing if the service has no such event. */
    public Optional<JsonNode> find(UUID id) {
        return service.get(EVENTS + "/" + id);
    }

    /** The name of the service; nothing if no such event waits there. */
    public Optional<String> retry(UUID id) {
        return service.post(EVENTS + "/" + id + ":retry").map(done -> name());
    }

    /** The event as it was dropped; nothing if the service has no such event. */
    public Optional<JsonNode> drop(UUID id, String by, String reason, boolean confirmed) {
        return service.post(EVENTS + "/" + id + ":drop", Map.of("by", by, "reason", reason, "confirmed", confirmed));
    }
}
