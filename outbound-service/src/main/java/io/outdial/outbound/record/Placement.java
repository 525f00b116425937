package io.outdial.outbound.record;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Where and when a new record waits, beyond what a lead says.
 *
 * @param window its hours and zones, which leave some time to call
 * @param sourceId where it comes from, null where nobody said
 * @param dueAt when it may be called first, null for at once
 * @param link its place among several numbers of a person, null for the only one
 * @param importId the import that brings it, null for none
 */
public record Placement(PhoneType phoneType, WindowKey window, UUID sourceId, Instant dueAt, Link link, UUID importId) {

    /** Of a lead: a number of no known type, to be called at once in the hours of its campaign. */
    public static final Placement OF_LEAD =
            new Placement(PhoneType.NO_CONTACT_TYPE, WindowKey.UNSAID, null, null, null, null);

    /**
     * @param chainId the handle that the first record of the chain gets
     * @param place counted from 0; the first has its turn, the others wait for theirs
     */
    public record Link(long chainId, int place) {}

    /** As {@code add_records} reads it; null where there is nothing to say. */
    String details() {
        if (equals(OF_LEAD)) {
            return null;
        }
        JsonObject details = new JsonObject()
                .put("type", phoneType.number())
                .put("zone", window.zones().size() == 1 ? window.zones().get(0) : null)
                .put("from", window.callFrom())
                .put("until", window.callUntil())
                .put("source", text(sourceId))
                .put("due", text(dueAt))
                .put("import", text(importId));
        if (link != null) {
            details.put("chain", link.chainId()).put("place", link.place());
        }
        return details.encode();
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
