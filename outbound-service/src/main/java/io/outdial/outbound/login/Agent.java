package io.outdial.outbound.login;

import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.time.TzdbZone;
import java.util.UUID;

/**
 * The member who calls, for operations that only a person at a desktop can ask for.
 *
 * @param region two-letter region that national phone numbers of the client are read in
 * @param timeZone of the client
 */
public record Agent(UUID clientId, UUID memberId, String region, TzdbZone timeZone) {

    /**
     * The member that the caller's subject names.
     *
     * @throws Failure.PermissionDenied for who is no member: a machine has neither a device nor notifications
     */
    public static Agent of(Caller caller) {
        if (caller.subject() == null) {
            throw noAgent();
        }
        try {
            return new Agent(
                    caller.clientId(),
                    UUID.fromString(caller.subject()),
                    caller.client().region(),
                    caller.client().timeZone());
        } catch (IllegalArgumentException noMember) {
            throw noAgent();
        }
    }

    /** The user whom this agent's notifications are for. */
    public Subscriber subscriber() {
        return new Subscriber(clientId, memberId);
    }

    static Failure noAgent() {
        return new Failure.PermissionDenied("of an agent");
    }
}
