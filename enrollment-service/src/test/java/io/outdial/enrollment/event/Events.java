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

    /**
     * A state of a chain.
     *
     * @param state with the ends of its numbers behind it, separated by blanks
     */
    static String changed(UUID client, long version, long chain, UUID campaign, String state) {
        String[] words = state.split(" ");
        String ends = Stream.of(words).skip(1).map(end -> "\"" + end + "\"").collect(Collectors.joining(",", "[", "]"));
        return EventInbox.event(
                UUID.randomUUID(),
                "chains.changed",
                client,
                "{\"version\":%d,\"chains\":[{\"chainId\":%d,\"campaignId\":\"%s\",\"state\":\"%s\",\"ends\":%s}]}"
                        .formatted(version, chain, campaign, words[0], ends));
    }

    /** @param more the fields that a call may do without */
    static String called(
            UUID client, long version, UUID call, long chain, UUID campaign, String calledAt, String more) {
        return EventInbox.event(
                UUID.randomUUID(),
                "calls.made",
                client,
                "{\"version\":%d,\"calls\":[{\"id\":\"%s\",\"chainId\":%d,\"campaignId\":\"%s\",\"calledAt\":\"%s\",%s}]}"
                        .formatted(version, call, chain, campaign, calledAt, more));
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
