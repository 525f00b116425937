package io.outdial.outbound.cloudagent.token;

import io.outdial.platform.access.DerivedKeys;
import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.registry.Client;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/**
 * The tokens of accounts set to TOKEN_AUTH (cloudagent.md §2.2). Each account has one: a new one ends the former. A
 * token acts for the key that it was given for, and is worth nothing once that key is revoked.
 */
@ApplicationScoped
@Startup
public class Tokens {

    private static final int MIN_LENGTH = 32;

    private final TokenRepository repository;
    private final KeyRegistry registry;
    private final Clock clock;
    private final DerivedKeys<TokenSignature> signatures;

    /** @throws IllegalStateException where the file of the key holds too little to be a secret */
    @Inject
    public Tokens(
            TokenRepository repository,
            KeyRegistry registry,
            Clock clock,
            TokenConfig config,
            ServiceToken serviceToken)
            throws IOException {
        this.repository = repository;
        this.registry = registry;
        this.clock = clock;
        this.signatures = signatures(config.keyFile(), serviceToken);
    }

    private static DerivedKeys<TokenSignature> signatures(Optional<Path> file, ServiceToken serviceToken)
            throws IOException {
        if (file.isEmpty()) {
            return serviceToken.derive(TokenSignature::new);
        }
        String secret = Files.readString(file.get()).strip();
        if (secret.length() < MIN_LENGTH) {
            throw new IllegalStateException("the token key in " + file.get() + " is shorter than " + MIN_LENGTH);
        }
        return DerivedKeys.of(secret, TokenSignature::new);
    }

    /** A new token for the account of the caller's client, whose former one ends. */
    public Uni<String> issue(Caller caller) {
        Client client = caller.client();
        return repository
                .replace(client.id(), clock.instant(), caller.subject())
                .map(issuedAt -> signatures
                        .current()
                        .sign(new TokenClaims(client.cloudAgent().userName(), issuedAt)));
    }

    /** @param token as it was sent, empty where there is none in the header */
    public Uni<TokenReading> read(String token) {
        if (token.isEmpty()) {
            return Uni.createFrom().item(TokenReading.of(TokenReading.State.EMPTY));
        }
        Optional<TokenClaims> claims = signatures.all().stream()
                .flatMap(signature -> signature.read(token).stream())
                .findFirst();
        Optional<Client> client = claims.flatMap(said -> clientOf(said.userName()));
        if (client.isEmpty()) {
            return Uni.createFrom().item(TokenReading.of(TokenReading.State.INVALID));
        }
        if (!clock.instant().isBefore(claims.get().expiresAt())) {
            return Uni.createFrom().item(TokenReading.of(TokenReading.State.EXPIRED, client.get()));
        }
        return repository
                .findKey(client.get().id(), claims.get().issuedAt())
                .map(keyId -> keyId == null
                        ? TokenReading.of(TokenReading.State.INVALID, client.get())
                        : registry.callerById(keyId)
                                .map(TokenReading::good)
                                .orElse(TokenReading.of(TokenReading.State.INVALID, client.get())));
    }

    /** The client whose account has this user name. */
    public Optional<Client> clientOf(String userName) {
        return registry.clients().stream()
                .filter(client ->
                        client.cloudAgent() != null && client.cloudAgent().isNamed(userName))
                .findFirst();
    }
}
