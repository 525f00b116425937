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
 * @param legacyPaths whether the paths of the older manuals, where an API key is all there is, answer too; null means
 *     that they do
 */
@RegisterForReflection
public record CloudAgentAccount(String userName, ApiAuthentication apiAuthentication, Boolean legacyPaths) {

    public CloudAgentAccount {
        if (userName == null || userName.isBlank()) {
            throw new IllegalArgumentException("cloudAgent.userName is missing");
        }
        userName = CanonicalText.of(userName);
        Objects.requireNonNull(apiAuthentication, "cloudAgent.apiAuthentication is missing");
    }

    /** The older paths answer. */
    public CloudAgentAccount(String userName, ApiAuthentication apiAuthentication) {
        this(userName, apiAuthentication, null);
    }

    public boolean answersLegacyPaths() {
        return legacyPaths == null || legacyPaths;
    }

    public boolean isNamed(String name) {
        return userName.equals(CanonicalText.of(name));
    }
}
