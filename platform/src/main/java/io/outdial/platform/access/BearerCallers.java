package io.outdial.platform.access;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.config.ServiceConfig;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Callers with an OIDC bearer token. Off until {@code quarkus.oidc.tenant-enabled} and an {@code auth-server-url} are set: then the token's client claim names
 * the client (it must be in the registry) and its roles are the permissions.
 */
@ApplicationScoped
public class BearerCallers {

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    KeyRegistry registry;

    @Inject
    ServiceConfig config;

    /** The caller behind the token of this request; null where the token is not good or tokens are not taken. */
    public Uni<Caller> caller() {
        return identities
                .getDeferredIdentity()
                .map(identity -> toCaller(identity).orElse(null))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    private Optional<Caller> toCaller(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Optional.empty();
        }
        return clientId(token)
                .flatMap(registry::client)
                .map(client -> new Caller(client, token.getSubject(), identity.getRoles(), null));
    }

    private Optional<UUID> clientId(JsonWebToken token) {
        try {
            return Optional.ofNullable(token.<String>getClaim(config.oidcClientClaim()))
                    .map(UUID::fromString);
        } catch (IllegalArgumentException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
