package io.outdial.outbound.cloudagent.token;

import io.outdial.platform.access.BearerReading;
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
        /** Not of our making nor of the provider's, or replaced by a later one, or its key is no longer usable. */
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

    /** A token of the identity provider: as good as one of ours where it names a client. */
    public static TokenReading of(BearerReading token) {
        return switch (token.state()) {
            case EXPIRED -> of(State.EXPIRED);
            case INVALID -> of(State.INVALID);
            case GOOD -> token.caller() == null ? of(State.INVALID) : good(token.caller());
        };
    }

    /** Whether it has neither our signature nor an account of ours. */
    public boolean isForeign() {
        return state == State.INVALID && client == null;
    }

    public static TokenReading good(Caller caller) {
        return new TokenReading(State.GOOD, caller.client(), caller);
    }
}
