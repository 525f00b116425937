package io.outdial.platform.peer;

import io.outdial.platform.failure.Transient;

/** A peer gave no answer that could be used: late, unreachable, or broken. May be tried again. */
public final class PeerUnavailable extends RuntimeException implements Transient {

    private static final long serialVersionUID = 1L;

    public PeerUnavailable(String peer, Throwable cause) {
        super(peer + " does not answer", cause);
    }
}
