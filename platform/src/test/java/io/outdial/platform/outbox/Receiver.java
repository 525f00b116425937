package io.outdial.platform.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The other side: notes what comes, in the order it comes, and refuses what it is told to. */
final class Receiver implements Batches.Single {

    /** What it took, as key:number. */
    final Queue<String> taken = new ConcurrentLinkedQueue<>();
    /** When which number of which key was tried, in nanoseconds. */
    final Map<String, Queue<Long>> attempts = new ConcurrentHashMap<>();
    /** Keys of which two events were under way at once. */
    final Set<String> crowded = ConcurrentHashMap.newKeySet();

    final AtomicInteger atOnce = new AtomicInteger();

    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final Predicate<String> refuses;

    Receiver() {
        this(nothing -> false);
    }

    /** @param refuses of key:number */
    Receiver(Predicate<String> refuses) {
        this.refuses = refuses;
    }

    @Override
    public Uni<Void> deliver(OutboxEvent event) {
        String name = event.key() + ":" + event.data();
        attempts.computeIfAbsent(name, nothing -> new ConcurrentLinkedQueue<>()).add(System.nanoTime());
        if (!inFlight.add(event.key())) {
            crowded.add(event.key());
        }
        atOnce.accumulateAndGet(inFlight.size(), Math::max);
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1 + ThreadLocalRandom.current().nextInt(5)))
                .invoke(() -> {
                    inFlight.remove(event.key());
                    if (refuses.test(name)) {
                        throw new IllegalStateException("refused");
                    }
                    taken.add(name);
                });
    }

    List<String> takenOf(String key) {
        return taken.stream().filter(name -> name.startsWith(key + ":")).toList();
    }

    int attempts(String name) {
        return attempts.getOrDefault(name, new ConcurrentLinkedQueue<>()).size();
    }
}
