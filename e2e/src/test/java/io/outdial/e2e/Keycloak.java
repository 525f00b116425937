package io.outdial.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A Keycloak with the realms of {@code e2e/keycloak}, in memory. Its first start builds it for what it is used for,
 * which is kept as long as the unpacked folder.
 */
final class Keycloak implements AutoCloseable {

    /** Where it is unpacked, empty if it is not. */
    static final String HOME = "outdial.keycloak";

    private static final String PASSWORD = "only-in-tests";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKENS = "/realms/%s/protocol/openid-connect/token";
    private static final String KEYS = "/protocol/openid-connect/certs ";

    private final Path home = Path.of(System.getProperty(HOME));
    private final int port = FreePort.choose();
    private Process process;

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** @param url where everybody else reaches it, which is part of the issuer */
    void start(String url) throws IOException, InterruptedException {
        Path realms = Files.createDirectories(home.resolve("data/import"));
        Path sources = Path.of(System.getProperty("outdial.home")).resolve("e2e/keycloak");
        for (String realm : List.of("outdial-realm.json", "other-realm.json")) {
            Files.copy(sources.resolve(realm), realms.resolve(realm), StandardCopyOption.REPLACE_EXISTING);
        }
        Path built = home.resolve("built");
        if (!Files.exists(built)) {
            Process build = run("build", "--db=dev-mem", "--metrics-enabled=false", "--health-enabled=false");
            assertTrue(build.waitFor(4, TimeUnit.MINUTES) && build.exitValue() == 0, "see " + log());
            Files.createFile(built);
        }
        process = run(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-access-log-enabled=true",
                "--hostname=" + url,
                "--import-realm");
        await().atMost(Duration.ofMinutes(4)).until(() -> {
            assertTrue(process.isAlive(), "see " + log());
            return Files.readString(log()).contains("Listening on:");
        });
    }

    private Process run(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/kc.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log().toFile()));
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_OPTS", "-Xms64m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD));
        return builder.start();
    }

    private Path log() {
        return home.resolve("outdial-test.log");
    }

    /** A token of a user of the realm {@code outdial}, by its application {@code desk}. */
    String tokenOf(String user) {
        return token("outdial", "desk", user);
    }

    String token(String realm, String application, String user) {
        return token(realm, Map.of("client_id", application, "username", user));
    }

    private String token(String realm, Map<String, String> who) {
        String form = who.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&", "grant_type=password&password=" + PASSWORD + "&", ""));
        return made(Caller.anonymous(address()).post(TOKENS.formatted(realm), form, "Content-Type", FORM))
                .path("access_token")
                .asText();
    }

    /** Signs with a new key from now on; the former one is still said to be its own. */
    void rotateKeys() {
        Caller administrator = new Caller(
                address(),
                List.of(
                        "Authorization",
                        "Bearer " + token("master", Map.of("client_id", "admin-cli", "username", "admin"))));
        String realm =
                made(administrator.get("/admin/realms/outdial")).path("id").asText();
        Answer answer = administrator.post("/admin/realms/outdial/components", """
                {"name": "newer", "parentId": "%s", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["1000"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}""".formatted(realm));
        assertEquals(201, answer.status(), answer.toString());
    }

    /** How often somebody has asked for the keys of the realm. */
    long keyFetches() throws IOException {
        return Files.readString(log())
                .lines()
                .filter(line -> line.contains("GET /realms/outdial" + KEYS))
                .count();
    }

    /** The public key of the realm, as it is published. */
    String publicKey() {
        return made(Caller.anonymous(address()).get("/realms/outdial"))
                .path("public_key")
                .asText();
    }

    private static JsonNode made(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }

    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
