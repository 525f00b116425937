package io.outdial.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the source files whose SQL writes a table, so that a test can hold a table to its only writer. */
public final class SqlWriters {

    private SqlWriters() {}

    /** The paths of the files, relative to the folder of the sources. */
    public static Set<String> of(Path sources, String table) {
        Set<String> writers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> writes(read(file), table))
                    .forEach(file ->
                            writers.add(sources.relativize(file).toString().replace('\\', '/')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writers;
    }

    static boolean writes(String source, String table) {
        return Pattern.compile(
                        "(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE|COPY)\\s+(ONLY\\s+|TABLE\\s+)?"
                                + table + "\\b",
                        Pattern.CASE_INSENSITIVE)
                .matcher(source)
                .find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
