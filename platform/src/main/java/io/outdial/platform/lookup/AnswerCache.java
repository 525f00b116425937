package io.outdial.platform.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A peer's answers in memory: what exists, and for a moment also what does not. */
final class AnswerCache<K, V> {

    /** The local copy is written again now and then, should another replica have changed it. */
    private static final Duration COPY_AGAIN_AFTER = Duration.ofHours(1);

    private final Cache<ClientKey<K>, CachedAnswer<V>> found;
    /**
     * Reads that do not count as use: an answer in use is renewed within a minute, which does. Else each decision would
     * move three entries to the end of the cache's order, old objects that the collector would have to look through
     * again at its next pause.
     */
    private final Policy<ClientKey<K>, CachedAnswer<V>> quietly;

    private final Cache<ClientKey<K>, Boolean> unknown;

    AnswerCache(LookupConfig config) {
        this.found = Caffeine.newBuilder()
                .expireAfterWrite(config.keptFor())
                .maximumSize(config.maxEntries())
                .executor(Runnable::run)
                .build();
        this.quietly = found.policy();
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(config.unknownFor())
                .maximumSize(config.maxEntries())
                .executor(Runnable::run)
                .build();
    }

    /** Null if there is none. */
    CachedAnswer<V> get(UUID clientId, K key) {
        return found.getIfPresent(new ClientKey<>(clientId, key));
    }

    /** Like {@link #get}, and does not count as use. */
    CachedAnswer<V> getQuietly(UUID clientId, K key) {
        return quietly.getIfPresentQuietly(new ClientKey<>(clientId, key));
    }

    /** What is in memory of these, however old. */
    Map<K, V> values(UUID clientId, Collection<K> keys) {
        Map<K, V> values = new HashMap<>();
        keys.forEach(key -> {
            CachedAnswer<V> answer = get(clientId, key);
            if (answer != null) {
                values.put(key, answer.value());
            }
        });
        return values;
    }

    /** Which of these were said not to exist a moment ago. */
    Set<K> unknown(UUID clientId, Collection<K> keys) {
        return keys.stream()
                .filter(key -> unknown.getIfPresent(new ClientKey<>(clientId, key)) != null)
                .collect(Collectors.toSet());
    }

    void addUnknown(UUID clientId, Collection<K> keys) {
        keys.forEach(key -> unknown.put(new ClientKey<>(clientId, key), true));
    }

    /** Whether the local copy does not hold this answer yet, as far as this process can tell. */
    boolean isNews(UUID clientId, Collection<K> asked, Map<K, V> answer, long now) {
        return asked.stream().anyMatch(key -> {
            CachedAnswer<V> before = get(clientId, key);
            return before == null
                    || !before.value().equals(answer.get(key))
                    || now - before.copiedAt() > COPY_AGAIN_AFTER.toNanos();
        });
    }

    /** @param isCopied whether the local copy was written with it */
    void put(UUID clientId, Collection<K> asked, Map<K, V> answer, long now, boolean isCopied) {
        asked.forEach(key -> {
            ClientKey<K> of = new ClientKey<>(clientId, key);
            V value = answer.get(key);
            if (value == null) {
                found.invalidate(of);
            } else {
                CachedAnswer<V> before = found.getIfPresent(of);
                found.put(of, new CachedAnswer<>(value, now, isCopied || before == null ? now : before.copiedAt()));
                unknown.invalidate(of);
            }
        });
    }

    /** Takes over what the local copy holds, where there is nothing later. */
    void putCopied(UUID clientId, Map<K, V> copied, long validAsOf) {
        copied.forEach((key, value) -> found.asMap()
                .computeIfAbsent(
                        new ClientKey<>(clientId, key),
                        absent -> new CachedAnswer<>(value, validAsOf, System.nanoTime())));
    }
}
