package io.outdial.platform.registry;

import io.outdial.platform.text.CanonicalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/**
 * The CloudAgent account of a client.
 *
 * @param userName what callers send as {@code userName}; unique over all clients; in canonical form, otherwise compared
 *     exactly
 * @param apiAuthentication how callers authenticate
 */
@RegisterForReflection
public record CloudAgentAccount(String userName, ApiAuthentication apiAuthentication) {

    public CloudAgentAccount {
        if (userName == null || userName.isBlank()) {
            throw new IllegalArgumentException("cloudAgent.userName is missing");
        }
        userName = CanonicalText.of(userName);
        Objects.requireNonNull(apiAuthentication, "cloudAgent.apiAuthentication is missing");
    }

    public boolean isNamed(String name) {
        return userName.equals(CanonicalText.of(name));
    }
}
