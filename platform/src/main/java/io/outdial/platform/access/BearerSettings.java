package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start where bearer tokens would be accepted from any issuer or for any audience: any application of the
 * provider's realm could then call in the name of a client.
 */
@ApplicationScoped
@Startup
public class BearerSettings {

    /** Quarkus reads this value as every audience. */
    private static final String ANY = "any";

    private static final Set<String> PUBLIC_KEY_ALGORITHMS = new TreeSet<>(
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"));

    @Inject
    public BearerSettings(
            ServiceConfig config,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.oidc.discovery-enabled", defaultValue = "true") boolean discovered,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> issuer) {
        check(enabled, config.oidc().audience(), discovered, issuer);
        check(config.oidc().algorithms());
        check(enabled, config.oidc().serviceClientId(), config.oidc().serviceClientSecretFile());
    }

    static void check(boolean enabled, Optional<String> clientId, Optional<Path> secret) {
        if (clientId.isPresent()
                && (!enabled || secret.filter(Files::isReadable).isEmpty())) {
            throw new IllegalStateException(
                    "outdial.oidc.service-client-id needs a provider, and outdial.oidc.service-client-secret-file a file that can be read");
        }
    }

    /** With a shared secret, whoever verifies tokens could make some; and the secret would be the provider's key. */
    static void check(Set<String> algorithms) {
        if (algorithms.isEmpty() || !PUBLIC_KEY_ALGORITHMS.containsAll(algorithms)) {
            throw new IllegalStateException(
                    "outdial.oidc.algorithms may have these only: " + String.join(", ", PUBLIC_KEY_ALGORITHMS));
        }
    }

    static void check(boolean enabled, Optional<String> audience, boolean discovered, Optional<String> issuer) {
        if (!enabled) {
            return;
        }
        if (audience.filter(name -> !name.isBlank() && !name.strip().equals(ANY))
                .isEmpty()) {
            throw new IllegalStateException(
                    "outdial.oidc.audience must name Outdial as the provider does: without it a token for any other application of the realm would be taken");
        }
        boolean namesIssuer = issuer.filter(
                        name -> !name.isBlank() && !name.strip().equals(ANY))
                .isPresent();
        if (issuer.isPresent() ? !namesIssuer : !discovered) {
            throw new IllegalStateException(
                    "quarkus.oidc.token.issuer must name the provider where it is not discovered: without it a token of anybody would be taken");
        }
    }
}
