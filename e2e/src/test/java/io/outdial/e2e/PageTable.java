package io.outdial.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of a page of {@code docs}. Its first column names services, separated by commas, or says {@code all}.
 *
 * @param rows cells without their accents, the header and the line below it left out
 */
record PageTable(List<List<String>> rows) {

    private static final List<String> ALL = List.of("restrictions", "transfer", "enrollment", "outbound");

    /**
     * @param page below {@code docs}
     * @param heading that the table is the first one below of
     */
    static PageTable read(String page, String heading) {
        try {
            List<String> lines = Files.readAllLines(Path.of(System.getProperty("outdial.home"), "docs", page));
            return new PageTable(lines.stream()
                    .dropWhile(line -> !line.equals(heading))
                    .dropWhile(line -> !line.startsWith("|"))
                    .takeWhile(line -> line.startsWith("|"))
                    .skip(2)
                    .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                            .map(cell -> cell.strip().replace("`", ""))
                            .toList())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What rows are about, each after the name of each of its services. */
    Set<String> entries(Function<List<String>, Stream<String>> reader) {
        Set<String> entries = new TreeSet<>();
        for (List<String> row : rows) {
            List<String> services =
                    row.get(0).equals("all") ? ALL : List.of(row.get(0).split(", "));
            reader.apply(row).forEach(entry -> services.forEach(service -> entries.add(service + " " + entry)));
        }
        return entries;
    }
}
