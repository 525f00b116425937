package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.local.LocalFailure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrewTest {

    @TempDir
    Path folder;

    private Book book;
    private Crew crew;

    @BeforeEach
    void open() {
        book = new Book(folder.resolve("book"));
        crew = new Crew(book);
    }

    @AfterEach
    void close() {
        book.close();
    }

    @Test
    void whoFailsIsABrokenPromise() throws InterruptedException {
        crew.start("lead-feed-1", () -> {
            throw new LocalFailure("out of numbers");
        });
        crew.start("lead-feed-2", () -> {});
        crew.join();

        assertEquals(
                List.of("load and faults go on: lead-feed-1: " + LocalFailure.class.getName() + ": out of numbers"),
                book.broken().stream()
                        .map(broken -> broken.promise() + ": " + broken.key())
                        .toList());
        assertFalse(crew.isAtWork());
        assertTrue(crew.hasFailed());
    }

    @Test
    void whoIsDoneHasNotFailed() throws InterruptedException {
        crew.start("lead-feed-1", () -> {});
        crew.join();

        assertEquals(List.of(), book.broken());
        assertFalse(crew.hasFailed());
    }
}
