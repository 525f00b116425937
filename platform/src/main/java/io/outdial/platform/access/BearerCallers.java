package io.outdial.platform.access;

import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Callers with an OIDC bearer token. Off until {@code quarkus.oidc.tenant-enabled} and an {@code auth-server-url} are
 * set: then the token's client claim names the client (it must be in the registry) and its roles are the permissions.
 */
@ApplicationScoped
public class BearerCallers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    IdentityProviderManager providers;

    @Inject
    KeyRegistry registry;

    @Inject
    ServiceConfig config;

    /** The caller of the token of this request; null where the token is invalid or tokens are not accepted. */
    public Uni<Caller> caller() {
        return caller(identities.getDeferredIdentity());
    }

    /** The same for a request that comes to a route of its own and not to a resource. */
    public Uni<Caller> caller(RoutingContext request) {
        return caller(QuarkusHttpUser.getSecurityIdentity(request, providers));
    }

    private Uni<Caller> caller(Uni<SecurityIdentity> identified) {
        return identified
                .map(identity -> toCaller(identity).orElse(null))
                .onFailure(BearerCallers::isUnreachable)
                .transform(away -> new Failure.Unavailable("The identity provider does not answer", RETRY_AFTER))
                .onFailure(AuthenticationFailedException.class)
                .recoverWithNull();
    }

    /** The provider's keys could not be fetched, so the token can be neither accepted nor refused. */
    private static boolean isUnreachable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException) {
                return true;
            }
        }
        return FailureMapping.isTransient(failure);
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
