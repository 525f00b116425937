package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line, apart from {@code up} itself, which {@link StackTest} covers. */
class OutdialTest {

    private record Outcome(int code, String out, String err) {}

    @TempDir
    Path folder;

    private DataFolder data;

    @BeforeEach
    void makeFolder() {
        data = new DataFolder(folder);
        new FirstStart(data).readOrCreate();
    }

    @ParameterizedTest(name = "outdial {0} -> exit {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                    | 2 | which command?",
                "frobnicate                                            | 2 | frobnicate",
                "up --port                                             | 2 | --port",
                "up --port x                                           | 2 | is not an int",
                "up --replicas 0                                       | 2 | --replicas wants 1 to 4, not 0",
                "up --replicas 5                                       | 2 | --replicas wants 1 to 4, not 5",
                "up --replicas two                                     | 2 | is not an int",
                "up --colour                                           | 2 | --colour",
                "up --fresh --postgres postgresql://me:pw@db/x         | 1 | --fresh does not delete databases",
                "up --postgres mysql://db                              | 1 | --postgres wants postgresql://",
                "keys                                                  | 2 | create, list or revoke?",
                "keys revoke --data DIR                                | 2 | ID",
                "keys revoke nobody --data DIR                         | 1 | no key has the id nobody",
                "keys create --client Nobody --data DIR                | 1 | no client is called Nobody; there are"
                        + " Demo, Other",
                "keys create --permission outbond:write --data DIR     | 2 | unknown permission outbond:write",
                "keys create --requests-per-minute 0 --data DIR        | 2 | at least 1",
                "keys create --expires-in soon --data DIR              | 2 | --expires-in wants",
                "keys create --expires-in -5m --data DIR               | 2 | in the future",
                "keys list --data DIR/none                             | 1 | start a stack there first",
                "credentials --data DIR/none                           | 1 | start a stack there first",
                "audit                                                 | 2 | verify?",
                "audit verify --data DIR/none                          | 1 | start a stack there first",
            })
    void whatCannotBeDone(String arguments, int code, String message) {
        Outcome outcome = run(arguments.replace("DIR", folder.toString()).split(" "));

        assertEquals(code, outcome.code());
        assertTrue(outcome.err().contains(message), outcome.err());
        assertFalse(outcome.err().contains("\tat "), outcome.err());
        if (code == 1) {
            assertEquals(1, outcome.err().lines().count(), outcome.err());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "credentials --help",
                "keys --help",
                "keys create -h",
                "keys list -h",
                "audit --help",
                "import --help"
            })
    void helpIsThere(String arguments) {
        Outcome outcome = run(arguments.split(" "));

        assertEquals(0, outcome.code());
        assertTrue(outcome.out().startsWith("Usage: outdial"), outcome.out());
    }

    @Test
    void credentialsAsJson() throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(run("credentials", "--data", folder.toString()).out());

        Secrets secrets = Secrets.read(data);
        assertEquals("http://127.0.0.1:8080", json.at("/gateway").asText());
        assertEquals(secrets.apiKey(), json.at("/apiKey").asText());
        assertEquals(secrets.clientId().toString(), json.at("/clientId").asText());
        assertEquals("demo", json.at("/cloudAgent/userName").asText());
        assertEquals(secrets.cloudAgentApiKey(), json.at("/cloudAgent/apiKey").asText());
        assertEquals(secrets.agentUserName(), json.at("/agent/userName").asText());
        assertEquals(secrets.agentPassword(), json.at("/agent/password").asText());
        assertEquals(secrets.otherApiKey(), json.at("/otherClient/apiKey").asText());
        assertEquals(6, json.size());
    }

    @Test
    void credentialsForAShell() throws Exception {
        Files.writeString(data.gatewayUrl(), "http://127.0.0.1:9999\n");

        List<String> lines = run("credentials", "--shell", "--data", folder.toString())
                .out()
                .lines()
                .toList();

        assertEquals("export OUTDIAL_GATEWAY='http://127.0.0.1:9999'", lines.get(0));
        assertEquals(
                Credentials.VARIABLES,
                lines.stream()
                        .map(line -> line.replaceAll("export (\\w+)='[^']+'", "$1"))
                        .toList());
    }

    @Test
    void aCreatedKeyIsPrintedOnceAndKeptAsHash() throws Exception {
        Outcome outcome = run(
                "keys",
                "create",
                "--client",
                "Other",
                "--permission",
                "outbound:read",
                "--permission",
                "outbound:write",
                "--requests-per-minute",
                "7",
                "--quota",
                "leads=600/PT1M",
                "--quota",
                "tokens=20/PT1H",
                "--expires-in",
                "30d",
                "--note",
                "for Bob",
                "--data",
                folder.toString());

        String key = outcome.out().strip();
        ApiKey entry = registry().findKey(key).orElseThrow();
        assertEquals(List.of("outbound:read", "outbound:write"), List.copyOf(entry.permissions()));
        assertEquals(7, entry.requestsPerMinute());
        assertEquals(Map.of("leads", QuotaLimit.perMinute(600), "tokens", QuotaLimit.of("20/PT1H")), entry.quotas());
        assertEquals(Duration.ofDays(30), Duration.between(entry.createdAt(), entry.expiresAt()));
        assertEquals("for Bob", entry.note());
        assertEquals(
                "Other", registry().findClient(entry.clientId()).orElseThrow().name());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains(key), file.toString());
            }
        }
        assertFalse(run("keys", "list", "--data", folder.toString()).out().contains(key));
    }

    @Test
    void aRevokedKeyIsOutAtOnce() {
        String key = run("keys", "create", "--data", folder.toString()).out().strip();
        String id = registry().findKey(key).orElseThrow().id();
        assertTrue(registry().findKey(key).orElseThrow().isUsableAt(Instant.now()));

        assertEquals(0, run("keys", "revoke", id, "--data", folder.toString()).code());

        assertFalse(registry().findKey(key).orElseThrow().isUsableAt(Instant.now()));
        assertTrue(run("keys", "list", "--data", folder.toString())
                .out()
                .lines()
                .anyMatch(line -> line.startsWith(id) && line.contains("revoked")));
    }

    @Test
    void theAuditSaysWhoMadeAndRevokedWhichKey() throws IOException {
        String key = run("keys", "create", "--note", "for Bob", "--data", folder.toString())
                .out()
                .strip();
        ApiKey entry = registry().findKey(key).orElseThrow();
        run("keys", "revoke", entry.id(), "--data", folder.toString());
        run("keys", "revoke", entry.id(), "--data", folder.toString());

        String who = "\"who\":\"system user " + System.getProperty("user.name") + "\"";
        List<String> lines = Files.readAllLines(folder.resolve("keys-audit.log")).stream()
                .filter(line -> line.contains("\"subject\":\"" + entry.id() + "\""))
                .toList();
        assertEquals(2, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains("key.created") && lines.get(0).contains("for Bob"), lines.get(0));
        assertTrue(lines.get(1).contains("key.revoked"), lines.get(1));
        assertTrue(lines.stream().allMatch(line -> line.contains(who)), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.contains(entry.sha256())), lines.toString());
    }

    private Registry registry() {
        return new RegistryFile(data.registry()).read();
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Outdial.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute(arguments.length == 1 && arguments[0].isEmpty() ? new String[0] : arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
