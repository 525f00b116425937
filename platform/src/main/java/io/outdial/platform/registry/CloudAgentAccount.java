package io.outdial.platform.registry;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Objects;

/**
 * The CloudAgent account of a client.
 *
 * @param userName          what callers send as {@code userName}; unique over all clients, compared exactly
 * @param apiAuthentication how callers authenticate
 */
@RegisterForReflection
public record CloudAgentAccount(String userName, ApiAuthentication apiAuthentication) {

    public CloudAgentAccount {
        if (userName == null || userName.isBlank()) {
            throw new IllegalArgumentException("cloudAgent.userName is missing");
        }
        Objects.requireNonNull(apiAuthentication, "cloudAgent.apiAuthentication is missing");
    }
}
