package io.outdial.platform.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.time.TzdbZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileTest {

    private static final UUID CLIENT = UUID.fromString("5f3a3f0e-8f4b-4f43-9d3c-0a3f6a4b7c11");

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        RegistryFile file = file();
        Registry registry = demo().with(key(ApiKeys.generate(), "full"))
                .with(new ApiKey("bare", "0".repeat(64), CLIENT, Set.of(), null, null, null, Instant.EPOCH, null));

        file.write(registry);

        assertEquals(registry, file.read());
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        file().write(demo());
        file().write(demo());

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().path())));
    }

    @Test
    void noTemporaryFileStaysBehind() throws IOException {
        file().write(demo());

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file().path()), files.toList());
        }
    }

    @Test
    void theFileHoldsNoKey() throws IOException {
        String key = ApiKeys.generate();
        file().write(demo().with(key(key, "one")));

        String text = Files.readString(file().path());

        assertTrue(text.contains(ApiKeys.sha256(key)));
        assertTrue(!text.contains(key) && !text.contains(key.substring(ApiKeys.PREFIX.length())));
    }

    @Test
    void updatesAtOnceLoseNothing() throws Exception {
        file().write(demo());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            // A lock of one process excludes other processes; threads of one process queue for this monitor.
            Object monitor = new Object();
            List<Callable<Registry>> updates = IntStream.range(0, 16)
                    .<Callable<Registry>>mapToObj(i -> () -> {
                        synchronized (monitor) {
                            return file().update(registry -> registry.with(key(ApiKeys.generate(), "key" + i)));
                        }
                    })
                    .toList();
            for (Future<Registry> update : threads.invokeAll(updates)) {
                update.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(16, file().read().keys().size());
    }

    @Test
    void aMissingFileIsNamed() {
        var failure = assertThrows(RegistryFileException.class, () -> file().read());

        assertEquals("API-key registry " + file().path() + " does not exist", failure.getMessage());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                               | Unexpected end-of-input",
                "null                                            | it holds null",
                "{\"clients\":[],\"keys\":[],\"extra\":1}        | Unrecognized field \"extra\"",
                "{\"clients\":[{\"id\":\"x\"}]}                  | Cannot deserialize value of type `java.util.UUID`",
                "{\"clients\":[{\"id\":\"5f3a3f0e-8f4b-4f43-9d3c-0a3f6a4b7c11\"}]} | name of client 5f3a3f0e",
                "{\"clients\":[{\"timeZone\":\"SystemV/EST5\"}]}    | SystemV/EST5 is no time zone of the tz database",
                "{\"keys\":[{\"id\":\"k\",\"sha256\":\"abc\"}]}  | sha256 of key k is not 64 lower-case hex digits",
                "{\"keys\":[{\"id\":\"k\",\"sha256\":\"0000000000000000000000000000000000000000000000000000000000000000\","
                        + "\"clientId\":\"5f3a3f0e-8f4b-4f43-9d3c-0a3f6a4b7c11\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"expiresAT\":null}]}"
                        + " | Unrecognized field \"expiresAT\"",
                "{\"clients\":[],\"clients\":[]}                 | Duplicate field 'clients'",
                "{} {}                                           | Trailing token",
            })
    void aBrokenFileIsRefusedWithOneLine(String content, String fault) throws IOException {
        Files.writeString(file().path(), content);

        var failure = assertThrows(RegistryFileException.class, () -> file().read());

        assertTrue(failure.getMessage().contains(fault), failure.getMessage());
        assertTrue(failure.getMessage().contains(file().path().toString()), failure.getMessage());
        assertEquals(1, failure.getMessage().lines().count());
    }

    private RegistryFile file() {
        return new RegistryFile(folder.resolve("registry.json"));
    }

    private static Registry demo() {
        return Registry.empty()
                .with(new Client(
                        CLIENT,
                        "Demo",
                        "US",
                        TzdbZone.UTC,
                        new CloudAgentAccount("demo", ApiAuthentication.BASIC_AUTH)));
    }

    private static ApiKey key(String key, String id) {
        return new ApiKey(
                id,
                ApiKeys.sha256(key),
                CLIENT,
                Set.of("restrictions:write", "restrictions:read"),
                60,
                Instant.parse("2027-01-01T00:00:00Z"),
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-11-01T00:00:00Z"),
                "for a test");
    }
}
