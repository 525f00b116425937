package io.outdial.bench.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {

    @TempDir
    Path folder;

    @Test
    void tellsTheHistoryOfAKeyThatIsBroken() {
        try (Book book = new Book(folder.resolve("book"))) {
            book.note("+13122000000", "POST /v2/do-not-call");
            book.note("+13122000001", "POST /v2/leads/upload");
            book.note("+13122000000", "POST /v2/do-not-call -> 200 {\n\t\"added\": 1\n}");
            book.broken("an acknowledged mark is there", "+13122000000");

            Map<String, List<String>> histories = book.histories(Set.of("+13122000000"));

            assertEquals(Set.of("+13122000000"), histories.keySet());
            List<String> history = histories.get("+13122000000");
            assertEquals(
                    List.of(
                            "POST /v2/do-not-call",
                            "POST /v2/do-not-call -> 200 { \t\"added\": 1 }",
                            "BROKEN: an acknowledged mark is there"),
                    history.stream().map(line -> line.split("  ", 2)[1]).toList());
            assertTrue(history.get(0).matches("0:0\\d\\.\\d{3} .*"), history.get(0));
            assertEquals(List.of(new Book.Broken("an acknowledged mark is there", "+13122000000")), book.broken());
        }
    }
}
