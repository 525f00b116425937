package io.outdial.platform.access;

import io.outdial.platform.caller.Caller;
import java.time.Instant;

/**
 * What a bearer token of the identity provider is worth.
 *
 * @param caller whom it acts for; null unless it is good and names a client that is known here
 * @param userName what the claim of members says, null where it says nothing
 * @param isOfService whether it is that of one of our services
 * @param expiresAt null unless it is good
 */
public record BearerReading(State state, Caller caller, String userName, boolean isOfService, Instant expiresAt) {

    /** What the signature and the time say. */
    public enum State {
        /** Not of the provider, not for us, or of a kind that is not taken. */
        INVALID,
        EXPIRED,
        GOOD
    }

    static BearerReading of(State state) {
        return new BearerReading(state, null, null, false, null);
    }
}
