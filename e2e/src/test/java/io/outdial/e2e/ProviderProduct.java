package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.bench.AwaitedKey;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.time.TzdbZone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The packaged stack with {@link Keycloak} as its identity provider, for people and machines and between its services,
 * which take the service token no longer. The services reach Keycloak by a wire that is cut at first.
 */
final class ProviderProduct implements AutoCloseable {

    /** As in the realm. */
    static final UUID OURS = UUID.fromString("0a4d3b1e-5c0b-4c58-9d2c-6f6f2f0c7a01");

    static final UUID THEIRS = UUID.fromString("0a4d3b1e-5c0b-4c58-9d2c-6f6f2f0c7a02");

    /** The CloudAgent account of {@link #OURS}. */
    static final String ACCOUNT = "ours";

    private final Keycloak keycloak;
    private final Wire wire;
    private final Stack stack;

    private ProviderProduct(Keycloak keycloak, Wire wire, Stack stack) {
        this.keycloak = keycloak;
        this.wire = wire;
        this.stack = stack;
    }

    static ProviderProduct start() throws IOException {
        Keycloak keycloak = new Keycloak();
        Wire wire = new Wire(keycloak.address());
        wire.cut();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> {
            try {
                keycloak.start(wire.url());
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        Path data = Product.newDataFolder("provider");
        Path secret = Files.writeString(Files.createTempFile("outdial", "secret"), "only-in-tests");
        Stack stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), data)
                .withServiceEnvironment(settings(wire.url(), secret)));
        starting.join();
        return new ProviderProduct(keycloak, wire, stack);
    }

    private static Map<String, String> settings(String provider, Path secret) {
        Map<String, String> settings = new HashMap<>(Product.QUICK_START);
        settings.put("QUARKUS_OIDC_TENANT_ENABLED", "true");
        settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", provider + "/realms/outdial");
        settings.put("OUTDIAL_OIDC_AUDIENCE", "outdial");
        settings.put("OUTDIAL_OIDC_ROLES_SUPERVISOR", "campaigns:read,campaigns:write,restrictions:write");
        settings.put("OUTDIAL_OIDC_ROLES_FEED", "outbound:write");
        settings.put("OUTDIAL_OIDC_ROLES_AGENT", "api-voice-outbound");
        settings.put("OUTDIAL_OIDC_SERVICE_CLIENT_ID", "outdial-services");
        settings.put("OUTDIAL_OIDC_SERVICE_CLIENT_SECRET_FILE", secret.toString());
        settings.put("OUTDIAL_OIDC_SERVICE_TOKEN_ACCEPTED", "false");
        return settings;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Wire wire() {
        return wire;
    }

    URI gateway() {
        return stack.gatewayUrl();
    }

    Caller bearer(String token) {
        return new Caller(gateway(), List.of("Authorization", "Bearer " + token));
    }

    /** Makes the clients of the realm, and of {@link #OURS} a member for each of the users. */
    void createClients(String... users) {
        String key = ApiKeys.generate();
        new RegistryFile(stack.data().registry()).update(registry -> registry.with(new Client(
                        OURS, "Ours", "US", TzdbZone.UTC, new CloudAgentAccount(ACCOUNT, ApiAuthentication.TOKEN_AUTH)))
                .with(new Client(THEIRS, "Theirs", "US", TzdbZone.UTC, null))
                .with(new ApiKey(
                        ApiKeys.newId(),
                        ApiKeys.sha256(key),
                        OURS,
                        Set.of("campaigns:read", "campaigns:write"),
                        1_000_000,
                        null,
                        null,
                        Instant.now(),
                        "e2e")));
        AwaitedKey.await(stack, key);
        Caller administrator = Caller.withKey(gateway(), key);
        for (String user : users) {
            JsonNode member = made(administrator.post(
                            "/v2/members",
                            "{\"name\": \"%1$s\", \"agentId\": \"%1$s\", \"userName\": \"%1$s\", \"password\": \"%2$s\", \"features\": [\"api-voice-outbound\"]}"
                                    .formatted(user, UUID.randomUUID())))
                    .path("member");
            made(administrator.post("/v2/members/" + member.path("id").asText() + "/devices", "{}"));
        }
    }

    static JsonNode made(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    @Override
    public void close() throws IOException {
        stack.stop();
        wire.close();
        keycloak.close();
    }
}
