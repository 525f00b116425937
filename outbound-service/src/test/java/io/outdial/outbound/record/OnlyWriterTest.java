package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.SqlWriters;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Only this package writes records (ADR 0030), apart from the migration of their keys. */
class OnlyWriterTest {

    private static final Path SOURCES = Path.of("src/main/java/io/outdial/outbound");

    @Test
    void noOtherPackageWritesRecords() {
        Set<String> elsewhere = new TreeSet<>(SqlWriters.of(SOURCES, "outbound_record"));
        elsewhere.removeIf(file -> file.startsWith("record/"));
        assertEquals(Set.of("rekey/RecordKeyRepository.java"), elsewhere);
    }
}
