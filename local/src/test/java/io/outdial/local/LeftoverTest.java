package io.outdial.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverTest {

    @TempDir
    Path folder;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void aNotedProcessIsStopped() throws IOException {
        Leftover leftover = new Leftover(folder.resolve("note"));
        leftover.write(process.toHandle());

        assertTrue(leftover.askToStop());
        leftover.awaitEnd();

        assertFalse(process.isAlive());
        assertFalse(Files.exists(folder.resolve("note")));
        assertFalse(leftover.askToStop());
    }

    @Test
    void aLaterProcessOfTheSameNumberIsLeftAlone() throws IOException {
        Leftover leftover = new Leftover(folder.resolve("note"));
        long anHourAgo = process.info().startInstant().orElseThrow().toEpochMilli() - 3_600_000;
        Files.writeString(folder.resolve("note"), process.pid() + " " + anHourAgo);

        assertFalse(leftover.askToStop());

        assertTrue(process.isAlive());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1", "-1 0", "99999999999999999999 0"})
    void aBrokenNoteIsNoLeftover(String text) throws IOException {
        Files.writeString(folder.resolve("note"), text);

        assertFalse(new Leftover(folder.resolve("note")).askToStop());
    }
}
