package io.outdial.enrollment.event;

import io.outdial.platform.testing.EventInbox;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as the outbox of outbound-service sends them. */
final class Events {

    static final EventInbox INBOX = new EventInbox("openapi-internal/enrollment");

    private Events() {}

    /** @param phoneKeys numbers as they are compared */
    static String listed(UUID id, UUID client, String... phoneKeys) {
        return numbers(id, "numbers.listed", client, phoneKeys);
    }

    /** @param phoneKeys numbers as they are compared */
    static String revoked(UUID id, UUID client, String... phoneKeys) {
        return numbers(id, "numbers.revoked", client, phoneKeys);
    }

    /** A chain of some numbers, as they are compared. */
    static String added(UUID id, UUID client, long chain, UUID campaign, String... phoneKeys) {
        return added(id, client, "Ada King Lovelace", chain, campaign, phoneKeys);
    }

    static String added(UUID id, UUID client, String name, long chain, UUID campaign, String... phoneKeys) {
        return EventInbox.event(
                id,
                "chains.added",
                client,
                Stream.of(phoneKeys)
                        .map(key ->
                                """
                                {"chainId":%d,"campaignId":"%s","phone":"%s","phoneKey":"%s","otherPhoneKey":null,"name":%s,
                                 "sourceId":null,"timezone":"America/Denver"}
                                """.formatted(chain, campaign, key, key, name == null ? "null" : "\"" + name + "\""))
                        .collect(Collectors.joining(",", "{\"numbers\":[", "]}")));
    }

    private static String numbers(UUID id, String type, UUID client, String... phoneKeys) {
        return EventInbox.event(
                id,
                type,
                client,
                Stream.of(phoneKeys)
                        .map(key -> "{\"phone\":\"%1$s\",\"phoneKey\":\"%1$s\"}".formatted(key))
                        .collect(Collectors.joining(",", "{\"numbers\":[", "]}")));
    }
}
