package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records are written by this package alone (ADR 0030), and by what brings their keys over to a new version. */
class OnlyWriterTest {

    private static final Path SOURCES = Path.of("src/main/java/io/outdial/outbound");

    private static final Pattern WRITE = Pattern.compile(
            "(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE|COPY)\\s+(ONLY\\s+|TABLE\\s+)?outbound_record\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void nobodyElseWritesRecords() {
        assertEquals(Set.of("rekey/RecordKeyRepository.java"), writersElsewhere());
    }

    @Test
    void aWriteIsRecognisedHoweverItIsSpelt() {
        for (String sql : new String[] {
            "INSERT INTO outbound_record (client_id)",
            "update\n  outbound_record AS record SET",
            "DELETE FROM ONLY outbound_record"
        }) {
            assertTrue(WRITE.matcher(sql).find(), sql);
        }
    }

    private static Set<String> writersElsewhere() {
        Set<String> writers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(SOURCES.resolve("record")))
                    .filter(file -> WRITE.matcher(read(file)).find())
                    .forEach(file ->
                            writers.add(SOURCES.relativize(file).toString().replace('\\', '/')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writers;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
