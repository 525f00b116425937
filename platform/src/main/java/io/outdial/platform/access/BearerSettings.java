package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
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

    @Inject
    public BearerSettings(
            ServiceConfig config,
            @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean enabled,
            @ConfigProperty(name = "quarkus.oidc.discovery-enabled", defaultValue = "true") boolean discovered,
            @ConfigProperty(name = "quarkus.oidc.token.issuer") Optional<String> issuer) {
        check(enabled, config.oidc().audience(), discovered, issuer);
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
