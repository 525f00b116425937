package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.time.TzdbZone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the registry of a cluster, which is in no data folder. */
class KeysCommandTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("elsewhere.json");
        new RegistryFile(file)
                .write(Registry.empty().with(new Client(UUID.randomUUID(), "Acme", "US", TzdbZone.UTC, null)));
    }

    @Test
    void aKeyIsCreatedListedAndRevoked() {
        String key = run("create", "--client", "Acme", "--note", "router").strip();
        Registry registry = new RegistryFile(file).read();
        String id = registry.findKey(key).orElseThrow().id();

        assertTrue(run("list").contains("router"));
        assertEquals("revoked " + id, run("revoke", id).strip());
        assertFalse(new RegistryFile(file).read().findKey(key).orElseThrow().isUsableAt(Instant.now()));
    }

    @Test
    void theSecretHasTheFileAsItIs() throws Exception {
        JsonNode secret = new YAMLMapper().readTree(run("secret"));

        assertEquals("Secret", secret.path("kind").asText());
        assertEquals("outdial-registry", secret.at("/metadata/name").asText());
        assertEquals(
                Files.readString(file).strip(),
                secret.path("stringData").path("registry.json").asText());
    }

    @Test
    void aBrokenRegistryIsNoSecret() throws Exception {
        Files.writeString(file, "{\"keys\": [");

        StringWriter err = new StringWriter();
        int code = Outdial.commandLine()
                .setErr(new PrintWriter(err))
                .execute("keys", "secret", "--registry", file.toString());

        assertEquals(1, code);
        assertTrue(err.toString().contains("elsewhere.json is not valid"), err::toString);
    }

    private String run(String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = new String[arguments.length + 3];
        all[0] = "keys";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--registry";
        all[all.length - 1] = file.toString();
        assertEquals(0, Outdial.commandLine().setOut(new PrintWriter(out)).execute(all));
        return out.toString();
    }
}
