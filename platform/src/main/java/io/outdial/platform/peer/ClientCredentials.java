package io.outdial.platform.peer;

import io.outdial.platform.config.OidcConfig;
import io.outdial.platform.config.ServiceConfig;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The token of the identity provider that this service shows to its peers, where it has been made a client there. The
 * next one is fetched when half of its life is over, and no call waits for that: a provider that is away for less than
 * the other half is not noticed. Not Quarkus' own filter for REST clients, which fetches a token when a call needs it,
 * and fails the call.
 */
@ApplicationScoped
public class ClientCredentials {

    private static final Logger LOG = Logger.getLogger(ClientCredentials.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Of a token whose life the provider does not tell. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);

    private final OidcClients clients;
    private final OidcConfig config;
    private final Optional<String> provider;
    private final Optional<String> tls;
    private final Clock clock;

    private volatile GrantedToken granted;
    private volatile boolean isFailing;
    private String secret;
    private OidcClient client;

    @Inject
    public ClientCredentials(
            OidcClients clients,
            ServiceConfig config,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> provider,
            @ConfigProperty(name = "quarkus.oidc.tls.tls-configuration-name") Optional<String> tls,
            Clock clock) {
        this.clients = clients;
        this.config = config.oidc();
        this.provider = provider;
        this.tls = tls;
        this.clock = clock;
    }

    /** Whether peers are shown a token; else they are shown the service token. */
    boolean areOn() {
        return config.serviceClientId().isPresent();
    }

    /** @throws ConnectException where the provider has been away for too long, which a peer's being away comes to */
    String token() throws ConnectException {
        GrantedToken token = granted;
        if (token == null || token.hasExpiredAt(clock.instant())) {
            throw new ConnectException("there is no token of the identity provider to show");
        }
        return token.text();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        if (!areOn() || (granted != null && !granted.isToBeRenewedAt(clock.instant()))) {
            return Uni.createFrom().voidItem();
        }
        Instant asked = clock.instant();
        return Uni.createFrom()
                .item(this::readSecret)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(this::clientWith)
                .chain(OidcClient::getTokens)
                .ifNoItem()
                .after(TIMEOUT)
                .fail()
                .invoke(tokens -> keep(tokens, asked))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    report(failure);
                    return Uni.createFrom().voidItem();
                });
    }

    /** Each time, since it may have been changed. */
    private String readSecret() {
        try {
            return Files.readString(config.serviceClientSecretFile().orElseThrow())
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<OidcClient> clientWith(String current) {
        if (client != null && current.equals(secret)) {
            return Uni.createFrom().item(client);
        }
        var settings = OidcClientConfig.authServerUrl(provider.orElseThrow())
                .id("outdial-peers")
                .clientId(config.serviceClientId().orElseThrow())
                .credentials(current)
                .connectionTimeout(TIMEOUT);
        tls.ifPresent(settings::tlsConfigurationName);
        return clients.newClient(settings.build()).invoke(made -> {
            closeClient();
            client = made;
            secret = current;
        });
    }

    private void closeClient() {
        if (client == null) {
            return;
        }
        try {
            client.close();
        } catch (IOException e) {
            LOG.debugf("A client of the identity provider is not closed: %s", e.getMessage());
        }
    }

    private void keep(Tokens tokens, Instant asked) {
        Instant expiresAt = tokens.getAccessTokenExpiresAt() == null
                ? asked.plus(SHORTEST_LIFE)
                : Instant.ofEpochSecond(tokens.getAccessTokenExpiresAt());
        granted = new GrantedToken(tokens.getAccessToken(), asked, expiresAt);
        isFailing = false;
    }

    /** Once, and not each second. */
    private void report(Throwable failure) {
        LOG.logf(
                isFailing ? Logger.Level.DEBUG : Logger.Level.WARN,
                "The identity provider gives no token for peers, the last one is used while it lasts: %s",
                failure.toString());
        isFailing = true;
    }
}
