package io.outdial.bench.torture;

import io.outdial.local.LocalFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * What was sent and answered, by what it is about, written down before anybody acts on it; and the promises that were
 * found broken. In a file, since an hour of it would not fit into memory.
 */
final class Book implements AutoCloseable {

    private static final String SEPARATOR = "\t";

    private final long start = System.nanoTime();
    private final Path file;
    private final BufferedWriter lines;
    private final Queue<Broken> broken = new ConcurrentLinkedQueue<>();

    /** @param file replaced if it is there */
    Book(Path file) {
        this.file = file;
        try {
            lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new LocalFailure("there is no place for " + file + ": " + e.getMessage(), e);
        }
    }

    /** A promise that does not hold. */
    record Broken(String promise, String key) {}

    synchronized void note(String key, String what) {
        try {
            lines.write(key + SEPARATOR + time() + "  " + what.replace('\n', ' ') + "\n");
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void broken(String promise, String key) {
        note(key, "BROKEN: " + promise);
        broken.add(new Broken(promise, key));
    }

    /** In the order in which they were found. */
    List<Broken> broken() {
        return List.copyOf(broken);
    }

    /** What was noted of each of these keys: when, and what. */
    synchronized Map<String, List<String>> histories(Collection<String> keys) {
        Map<String, List<String>> histories = new HashMap<>();
        keys.forEach(key -> histories.put(key, new ArrayList<>()));
        try {
            lines.flush();
            try (Stream<String> all = Files.lines(file)) {
                all.forEach(line -> {
                    int end = line.indexOf(SEPARATOR);
                    List<String> history = histories.get(line.substring(0, end));
                    if (history != null) {
                        history.add(line.substring(end + 1));
                    }
                });
            }
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be read: " + e.getMessage(), e);
        }
        return histories;
    }

    /** Since it was opened, such as {@code 1:07.250}. */
    String time() {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        return String.format(
                Locale.ROOT, "%d:%02d.%03d", since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new LocalFailure(file + " cannot be closed: " + e.getMessage(), e);
        }
    }
}
