package io.outdial.platform.idempotency;

import java.util.UUID;

/**
 * An {@code Idempotency-Key} as one request holds it.
 *
 * @param caller whose key it is within the client; another caller's is another key
 */
record Claim(UUID clientId, String key, String caller, String fingerprint) {}
