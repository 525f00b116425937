package io.outdial.outbound.notification;

import java.util.List;
import java.util.Objects;

/**
 * An event of a user's stream: what one change has to tell it.
 *
 * @param previous the number up to which a session must have come to take it next: {@code n - 1}, or less where what
 *     lay between is no longer kept
 * @param n its number in the stream
 * @param messages in their order
 */
public record StreamEvent(Subscriber user, long previous, long n, List<Notification> messages) {

    public StreamEvent {
        Objects.requireNonNull(user, "user");
        messages = List.copyOf(messages);
    }
}
