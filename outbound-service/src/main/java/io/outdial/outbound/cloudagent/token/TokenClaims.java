package io.outdial.outbound.cloudagent.token;

import java.time.Duration;
import java.time.Instant;

/** What a token says: whose it is, and since when. */
record TokenClaims(String userName, Instant issuedAt) {

    private static final Duration LIFETIME = Duration.ofHours(1);

    Instant expiresAt() {
        return issuedAt.plus(LIFETIME);
    }
}
