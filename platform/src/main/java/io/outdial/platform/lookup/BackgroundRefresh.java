package io.outdial.platform.lookup;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Has a peer asked again in the background of the requests that use its answers: one question a client at a time with a
 * pause after it, and what falls due meanwhile goes into the next. Without the pause, a caller that uses thousands of
 * answers would have a few of them asked for all the time, each time waking two other processes.
 */
final class BackgroundRefresh<K, V> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final BiFunction<UUID, Collection<K>, Uni<Map<K, V>>> question;
    private final Map<UUID, Set<K>> due = new ConcurrentHashMap<>();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    BackgroundRefresh(BiFunction<UUID, Collection<K>, Uni<Map<K, V>>> question) {
        this.question = question;
    }

    void add(UUID clientId, K key) {
        due.compute(clientId, (client, keys) -> {
            Set<K> all = keys == null ? ConcurrentHashMap.newKeySet() : keys;
            all.add(key);
            return all;
        });
        begin(clientId);
    }

    private void begin(UUID clientId) {
        if (busy.add(clientId)) {
            // Not in the context of the request that happened to come by: the question may outlive it.
            Infrastructure.getDefaultExecutor().execute(() -> askNext(clientId));
        }
    }

    private void askNext(UUID clientId) {
        Set<K> keys = due.remove(clientId);
        if (keys == null) {
            busy.remove(clientId);
            if (due.containsKey(clientId)) {
                begin(clientId);
            }
            return;
        }
        // A peer that does not answer is asked again when the answers are used again.
        question.apply(clientId, List.copyOf(keys))
                .onFailure()
                .recoverWithItem(Map.of())
                .onItem()
                .delayIt()
                .by(PAUSE)
                .subscribe()
                .with(found -> askNext(clientId));
    }
}
