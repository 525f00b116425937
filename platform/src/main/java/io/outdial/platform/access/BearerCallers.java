package io.outdial.platform.access;

import io.outdial.platform.access.BearerReading.State;
import io.outdial.platform.answer.FailureMapping;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.config.OidcConfig;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Callers with an OIDC bearer token. Off until {@code quarkus.oidc.tenant-enabled} and an {@code auth-server-url} are
 * set: then the token's client claim names the client (it must be in the registry), and its roles say what it may.
 */
@ApplicationScoped
public class BearerCallers {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(4);
    private static final Integer QUOTA_OF_THE_OPERATION = null;

    private final HttpAuthenticator authenticator;
    private final CurrentVertxRequest current;
    private final KeyRegistry registry;
    private final KeyFetches fetches;
    private final OidcConfig config;
    private final RolePermissions permissions;

    @Inject
    public BearerCallers(
            HttpAuthenticator authenticator,
            CurrentVertxRequest current,
            KeyRegistry registry,
            KeyFetches fetches,
            ServiceConfig config) {
        this.authenticator = authenticator;
        this.current = current;
        this.registry = registry;
        this.fetches = fetches;
        this.config = config.oidc();
        this.permissions = new RolePermissions(this.config.roles());
    }

    /**
     * What the token of this request is worth: nothing where tokens are not accepted.
     *
     * @return fails with {@link Failure.Unavailable} where that cannot be found out, since the provider is away
     */
    public Uni<BearerReading> read() {
        return read(current.getCurrent());
    }

    /** The same for a request that comes to a route of its own and not to a resource. */
    public Uni<BearerReading> read(RoutingContext request) {
        return Uni.createFrom()
                .deferred(() -> authenticator.attemptAuthentication(request))
                .onFailure(has(UnresolvableKeyException.class))
                .recoverWithUni(unknownKey -> fetches.settle()
                        .chain(() -> authenticator.attemptAuthentication(request))
                        .onFailure(stillUnknown ->
                                has(UnresolvableKeyException.class).test(stillUnknown) && !fetches.isAnswered())
                        .transform(unanswered -> away()))
                .ifNoItem()
                .after(TIMEOUT)
                .recoverWithUni(() -> Uni.createFrom().failure(away()))
                .map(this::reading)
                .onFailure(has(OIDCException.class).or(FailureMapping::isTransient))
                .transform(unreachable -> away())
                .onFailure(AuthenticationFailedException.class)
                .recoverWithItem(refused -> BearerReading.of(isExpired(refused) ? State.EXPIRED : State.INVALID));
    }

    /** The provider's keys could not be fetched, so the token can be neither accepted nor refused. */
    private static Failure away() {
        return new Failure.Unavailable("The identity provider does not answer", RETRY_AFTER);
    }

    private static boolean isExpired(Throwable refused) {
        return refused.getCause() instanceof InvalidJwtException invalid && invalid.hasExpired();
    }

    private static Predicate<Throwable> has(Class<? extends Throwable> type) {
        return failure -> {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (type.isInstance(cause)) {
                    return true;
                }
            }
            return false;
        };
    }

    private BearerReading reading(SecurityIdentity identity) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return BearerReading.of(State.INVALID);
        }
        Set<String> roles = identity.getRoles();
        return new BearerReading(
                State.GOOD,
                clientId(token)
                        .flatMap(registry::client)
                        .map(client ->
                                new Caller(client, token.getSubject(), permissions.of(roles), QUOTA_OF_THE_OPERATION))
                        .orElse(null),
                text(token, config.memberClaim()).orElse(null),
                roles.contains(config.serviceRole()),
                Instant.ofEpochSecond(token.getExpirationTime()));
    }

    private Optional<UUID> clientId(JsonWebToken token) {
        try {
            return text(token, config.clientClaim()).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Empty where the claim is absent, or no text. */
    private static Optional<String> text(JsonWebToken token, String claim) {
        return token.getClaim(claim) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
