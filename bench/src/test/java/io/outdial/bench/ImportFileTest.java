package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFileTest {

    @TempDir
    private Path folder;

    @Test
    void noNumberIsInTwoFiles() throws IOException {
        ImportFile file = new ImportFile(folder.resolve("import.csv"), 301, ImportFile.NUMBERS, 500);
        Set<String> numbers = new HashSet<>();
        for (int run = 0; run < 3; run++) {
            file.write(ImportFile.NUMBERS.block(run, 100_000));
            List<String> lines = Files.readAllLines(file.path());
            assertEquals("phone,name,Town", lines.get(0));
            lines.stream().skip(1).map(line -> line.split(",")[0]).forEach(numbers::add);
        }
        assertEquals(1_500, numbers.size());
        assertTrue(numbers.stream().allMatch(number -> number.matches("\\+13(?:0[1-9]|10)[2-9]\\d{6}")));
    }

    @Test
    void aRunThatHasTooFewNumbersDoesNotBegin() {
        ImportFile file = new ImportFile(folder.resolve("import.csv"), 301, ImportFile.NUMBERS, 11);
        assertThrows(LocalFailure.class, () -> file.write(new Block(0, 10)));
    }
}
