package io.outdial.bench.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What was sent and answered, by what it is about, written down before anybody acts on it; and the promises that were
 * found broken, each with the history of its key.
 */
final class Book {

    private final long start = System.nanoTime();
    private final Map<String, Queue<String>> histories = new ConcurrentHashMap<>();
    private final Queue<Broken> broken = new ConcurrentLinkedQueue<>();

    /**
     * @param promise that does not hold
     * @param history of its key: when, and what
     */
    record Broken(String promise, String key, List<String> history) {}

    void note(String key, String what) {
        histories.computeIfAbsent(key, absent -> new ConcurrentLinkedQueue<>()).add(time() + "  " + what);
    }

    void broken(String promise, String key) {
        broken.add(
                new Broken(promise, key, new ArrayList<>(histories.getOrDefault(key, new ConcurrentLinkedQueue<>()))));
    }

    /** In the order in which they were found. */
    List<Broken> broken() {
        return List.copyOf(broken);
    }

    /** Since it was opened, such as {@code 1:07.250}. */
    String time() {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        return String.format(
                Locale.ROOT, "%d:%02d.%03d", since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
    }
}
