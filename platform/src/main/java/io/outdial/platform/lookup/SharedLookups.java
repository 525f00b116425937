package io.outdial.platform.lookup;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Questions to a peer, each asked once however many wait for its answer: the callers of a busy moment ask for the same.
 * More than the peer takes in one call goes in several.
 */
final class SharedLookups<K, V> {

    /** A set of thousands of keys takes several calls, each of which has to be answered in its 300 ms. */
    private static final int CONCURRENCY = 2;

    private final Question<K, V> question;
    private final BiFunction<UUID, List<K>, Uni<Map<K, V>>> asking;
    private final Map<ClientKey<K>, Uni<Map<K, V>>> inFlight = new HashMap<>();

    /**
     * @param question says how many keys go in one call
     * @param asking asks it, and may do more
     */
    SharedLookups(Question<K, V> question, BiFunction<UUID, List<K>, Uni<Map<K, V>>> asking) {
        this.question = question;
        this.asking = asking;
    }

    /** What exists among these. May be answered on another thread than it was asked on. */
    Uni<Map<K, V>> ask(UUID clientId, Collection<K> keys) {
        Set<Uni<Map<K, V>>> answers = Collections.newSetFromMap(new IdentityHashMap<>());
        synchronized (inFlight) {
            List<K> unasked = new ArrayList<>();
            for (K key : keys) {
                Uni<Map<K, V>> answer = inFlight.get(new ClientKey<>(clientId, key));
                if (answer == null) {
                    unasked.add(key);
                } else {
                    answers.add(answer);
                }
            }
            for (List<K> batch : batches(unasked)) {
                Uni<Map<K, V>> answer = begin(clientId, batch);
                batch.forEach(key -> inFlight.put(new ClientKey<>(clientId, key), answer));
                answers.add(answer);
            }
        }
        Set<K> wanted = new HashSet<>(keys);
        return Uni.join()
                .all(List.copyOf(answers))
                .usingConcurrencyOf(CONCURRENCY)
                .andFailFast()
                .map(parts -> {
                    Map<K, V> found = new HashMap<>();
                    parts.forEach(part -> part.forEach((key, value) -> {
                        if (wanted.contains(key)) {
                            found.put(key, value);
                        }
                    }));
                    return found;
                });
    }

    private Uni<Map<K, V>> begin(UUID clientId, List<K> batch) {
        return Uni.createFrom()
                .deferred(() -> asking.apply(clientId, batch))
                .eventually(() -> end(clientId, batch))
                .memoize()
                .indefinitely();
    }

    private void end(UUID clientId, List<K> batch) {
        synchronized (inFlight) {
            batch.forEach(key -> inFlight.remove(new ClientKey<>(clientId, key)));
        }
    }

    private List<List<K>> batches(List<K> keys) {
        List<List<K>> batches = new ArrayList<>();
        Map<Object, Integer> counts = new HashMap<>();
        for (K key : keys) {
            int batch = (counts.merge(question.kind(key), 1, Integer::sum) - 1) / question.maxOfAKind();
            while (batches.size() <= batch) {
                batches.add(new ArrayList<>());
            }
            batches.get(batch).add(key);
        }
        return batches;
    }
}
