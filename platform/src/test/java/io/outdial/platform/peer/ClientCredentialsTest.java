package io.outdial.platform.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.platform.config.OidcConfig;
import io.outdial.platform.config.ServiceConfig;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.Tokens;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that live a hundred seconds. */
class ClientCredentialsTest {

    private static final Instant BEGIN = Instant.ofEpochSecond(1_800_000_000);

    private final Time time = new Time();
    private final List<String> secrets = new ArrayList<>();
    private int fetches;
    private boolean isAway;

    @TempDir
    Path folder;

    private Path secret;
    private ClientCredentials credentials;

    @BeforeEach
    void aClient() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "first\n");
        credentials = credentials(Optional.of("outdial-services"));
    }

    @Test
    void theNextTokenIsFetchedWhenHalfOfItsLifeIsOver() throws ConnectException {
        renewAt(0);
        assertEquals("token 1", credentials.token());
        renewAt(49);
        assertEquals(1, fetches);
        renewAt(50);
        assertEquals("token 2", credentials.token());
    }

    @Test
    void aProviderThatIsAwayIsNotNoticedWhileTheTokenLasts() throws ConnectException {
        renewAt(0);
        isAway = true;
        renewAt(50);
        renewAt(99);
        assertEquals("token 1", credentials.token());
        renewAt(100);
        assertThrows(ConnectException.class, credentials::token);

        isAway = false;
        renewAt(101);
        assertEquals("token 2", credentials.token());
    }

    @Test
    void withoutATokenNothingIsShown() {
        isAway = true;
        renewAt(0);
        assertThrows(ConnectException.class, credentials::token);
    }

    @Test
    void aNewSecretIsUsedForTheNextToken() throws IOException {
        renewAt(0);
        renewAt(50);
        Files.writeString(secret, "second");
        renewAt(100);
        assertEquals(List.of("first", "second"), secrets, "one client of the provider for each");
        assertEquals(3, fetches);
    }

    @Test
    void whoIsNoClientAsksForNothing() {
        ClientCredentials off = credentials(Optional.empty());
        assertEquals(false, off.areOn());
        off.renew().await().indefinitely();
        assertEquals(0, fetches);
    }

    private void renewAt(long seconds) {
        time.now = BEGIN.plusSeconds(seconds);
        credentials.renew().await().atMost(Duration.ofSeconds(10));
    }

    private ClientCredentials credentials(Optional<String> clientId) {
        OidcConfig oidc = of(
                OidcConfig.class, Map.of("serviceClientId", clientId, "serviceClientSecretFile", Optional.of(secret)));
        return new ClientCredentials(
                new Provider(),
                of(ServiceConfig.class, Map.of("oidc", oidc)),
                Optional.of("http://127.0.0.1:1"),
                Optional.empty(),
                time);
    }

    private static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, values) -> answers.get(called.getName())));
    }

    private final class Provider implements OidcClients, OidcClient {

        @Override
        public OidcClient getClient() {
            return this;
        }

        @Override
        public OidcClient getClient(String id) {
            return this;
        }

        @Override
        public Uni<OidcClient> newClient(OidcClientConfig config) {
            secrets.add(config.credentials().secret().orElseThrow());
            return Uni.createFrom().item(this);
        }

        @Override
        public Uni<Tokens> getTokens(Map<String, String> parameters) {
            return isAway
                    ? Uni.createFrom().failure(new ConnectException("away"))
                    : Uni.createFrom().item(this::next);
        }

        private Tokens next() {
            fetches++;
            long expiry = time.now.plusSeconds(100).getEpochSecond();
            return new Tokens("token " + fetches, expiry, null, null, null, null, "outdial-services");
        }

        @Override
        public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private static final class Time extends Clock {

        private Instant now = BEGIN;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
