package io.outdial.outbound.notification;

import java.util.Objects;

/**
 * One message to a user, on the wire {@code {"channel": …, "data": …}} (reference genesys-web-services.md §1.3).
 *
 * @param channel an exact channel such as {@code /v2/me/outbound}, never a pattern
 * @param data what the service's ObjectMapper can write: a record, a DTO, a map, a JsonNode
 */
public record Notification(String channel, Object data) {

    public Notification {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(data, "data");
        if (!SubscriptionRule.isChannel(channel)) {
            throw new IllegalArgumentException("No client can subscribe to channel " + channel);
        }
    }
}
