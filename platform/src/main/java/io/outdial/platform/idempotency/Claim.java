package io.outdial.platform.idempotency;

import java.util.List;
import java.util.UUID;

/**
 * An {@code Idempotency-Key} as one request holds it.
 *
 * @param caller whose key it is within the client; another caller's is another key
 */
public record Claim(UUID clientId, String key, String caller, String fingerprint) {

    /** Equal for two claims of one key, also of different requests. */
    public List<Object> identity() {
        return List.of(clientId, key, caller);
    }
}
