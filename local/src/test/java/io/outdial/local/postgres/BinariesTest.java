package io.outdial.local.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    private Path parent;

    @Test
    void twoWhoUnpackAtOnceShareOneFolder() throws IOException {
        CompletableFuture<Path> other = CompletableFuture.supplyAsync(() -> new Binaries(parent).folder());
        Path own = new Binaries(parent).folder();
        assertEquals(own, other.join());
        assertTrue(Files.isExecutable(own.resolve("bin/postgres")));
        try (Stream<Path> left = Files.list(parent)) {
            assertEquals(List.of(own), left.toList());
        }
    }
}
