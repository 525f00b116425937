package io.outdial.outbound.cloudagent.token;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.Client;

/**
 * What a bearer token is worth.
 *
 * @param client whose account it was given to, null where it is none of ours
 * @param caller that it acts for, null unless it is good
 */
public record TokenReading(State state, Client client, Caller caller) {

    /** In the order in which they are found out. */
    public enum State {
        EMPTY,
        /** Not of our making, or replaced by a later one, or its key is no longer usable. */
        INVALID,
        EXPIRED,
        GOOD
    }

    static TokenReading of(State state) {
        return new TokenReading(state, null, null);
    }

    static TokenReading of(State state, Client client) {
        return new TokenReading(state, client, null);
    }

    public static TokenReading good(Caller caller) {
        return new TokenReading(State.GOOD, caller.client(), caller);
    }
}
