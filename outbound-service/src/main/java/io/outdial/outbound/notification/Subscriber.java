package io.outdial.outbound.notification;

import java.util.Objects;
import java.util.UUID;

/**
 * The user whom notifications are for. Both ids are compared always: member ids of two clients never meet, even if they
 * should be equal.
 *
 * @param clientId the client (tenant) the member belongs to
 * @param memberId the member (agent) of that client
 */
public record Subscriber(UUID clientId, UUID memberId) {

    public Subscriber {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(memberId, "memberId");
    }
}
