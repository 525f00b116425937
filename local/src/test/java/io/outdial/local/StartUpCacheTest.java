package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpCacheTest {

    private static final FileTime BUILT = FileTime.fromMillis(1_800_000_000_000L);

    @TempDir
    Path target;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.createFile(
                Files.createDirectory(target.resolve("quarkus-app")).resolve("quarkus-run.jar"));
        Files.setLastModifiedTime(jar, BUILT);
    }

    @Test
    void aServiceStartsFromTheOneBesideItsPackage() throws IOException {
        Path cache = makeCache(BUILT.toMillis() + 1);

        assertTrue(command().containsAll(StartUpCache.own().using(cache)));
    }

    @Test
    void oneOfAnOlderPackageIsNotUsed() throws IOException {
        Path cache = makeCache(BUILT.toMillis() - 1);

        assertFalse(command().containsAll(StartUpCache.own().using(cache)));
    }

    @Test
    void withoutOneAServiceStartsAsEver() {
        assertEquals(
                Launch.on(Path.of(System.getProperty("java.home"), "bin", "java"), replica -> List.of())
                        .command(replica(), jar, Map.of()),
                command());
    }

    @Test
    void theRuntimeDecidesTheForm() {
        assertEquals(StartUpCache.CLASSES, StartUpCache.of(17));
        assertEquals(StartUpCache.CLASSES, StartUpCache.of(24));
        assertEquals(StartUpCache.AHEAD_OF_TIME, StartUpCache.of(25));
    }

    private Path makeCache(long time) throws IOException {
        Path cache = Files.createFile(StartUpCache.own().beside(jar));
        Files.setLastModifiedTime(cache, FileTime.fromMillis(time));
        return cache;
    }

    private List<String> command() {
        return Launch.ON_THIS_JVM.command(replica(), jar, Map.of());
    }

    private static ServiceReplica replica() {
        return new ServiceReplica(OutdialService.OUTBOUND, 1);
    }
}
