package io.outdial.outbound.genesys;

import io.outdial.platform.failure.Failure;

/**
 * What became of a channel that a session was to begin with.
 *
 * @param failure null where it can be worked with
 */
record ChannelOutcome(String channel, Failure failure) {

    boolean isFailed() {
        return failure != null;
    }
}
