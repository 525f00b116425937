package io.outdial.platform.peer;

import java.time.Duration;
import java.time.Instant;

/** A token of the identity provider, and how long it is of use. */
record GrantedToken(String text, Instant askedAt, Instant expiresAt) {

    /** From half of its life on. */
    boolean isToBeRenewedAt(Instant now) {
        return !now.isBefore(askedAt.plus(Duration.between(askedAt, expiresAt).dividedBy(2)));
    }

    boolean hasExpiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "GrantedToken[until " + expiresAt + "]";
    }
}
