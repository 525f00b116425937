package io.outdial.platform.lookup;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.outdial.platform.request.CallersContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What exists at a peer, as it is known here. A recent answer is taken from memory and renewed in the background; else
 * the peer is asked; while it does not answer, its earlier answers hold, from memory or from the local copy. What it
 * never spoke of is refused (503): an id that may not exist must not look as if it did.
 *
 * @param <K> names one thing of a client
 * @param <V> what is known of it
 */
public final class RememberedLookup<K, V> {

    private static final Logger LOG = Logger.getLogger(RememberedLookup.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration COPY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANY_AGE = Duration.ofDays(365);

    private final String peer;
    private final Question<K, V> question;
    private final LocalCopy<K, V> copy;
    private final Duration usableFor;
    private final long freshNanos;
    private final AnswerCache<K, V> memory;
    private final SharedLookups<K, V> lookups;
    private final BackgroundRefresh<K, V> refresh;

    /** @param peer as a refusal names it, such as "campaign directory" */
    public RememberedLookup(String peer, Question<K, V> question, LocalCopy<K, V> copy, LookupConfig config) {
        this.peer = peer;
        this.question = question;
        this.copy = copy;
        this.usableFor = config.usableFor();
        this.freshNanos = config.freshFor().toNanos();
        this.memory = new AnswerCache<>(config);
        this.lookups = new SharedLookups<>(question, this::askPeer);
        this.refresh = new BackgroundRefresh<>(lookups::ask);
    }

    /**
     * What exists among these, for a change that relies on it; what is not in the answer does not exist.
     *
     * @throws Failure.Unavailable if the peer is down and never spoke of one of them
     */
    public Uni<Map<K, V>> find(UUID clientId, Collection<K> keys) {
        return find(clientId, keys, usableFor);
    }

    /** What there is to show of these. Never fails: of what is not in the answer nothing can be said now. */
    public Uni<Map<K, V>> findToShow(UUID clientId, Collection<K> keys) {
        Map<K, V> found = new HashMap<>();
        Set<K> rest = takeFromMemory(clientId, keys, ANY_AGE, found);
        if (rest.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return CallersContext.resume(findCopied(clientId, rest)
                .onFailure()
                .recoverWithItem(Map.of())
                .chain(copied -> {
                    found.putAll(copied);
                    rest.removeAll(copied.keySet());
                    return rest.isEmpty()
                            ? Uni.createFrom().item(Map.<K, V>of())
                            : lookups.ask(clientId, rest).onFailure().recoverWithItem(Map.of());
                })
                .map(asked -> with(found, asked)));
    }

    /**
     * Which of these do not exist. What was known once counts as existing until the peer says otherwise, which is asked
     * in the background.
     *
     * @throws Failure.Unavailable if the peer is down and never spoke of one of them
     */
    public Uni<Set<K>> findUnknown(UUID clientId, Collection<K> keys) {
        Set<K> unknown = memory.unknown(clientId, keys);
        Set<K> rest = new HashSet<>(keys);
        rest.removeAll(unknown);
        return find(clientId, rest, ANY_AGE).map(found -> {
            rest.removeAll(found.keySet());
            memory.addUnknown(clientId, rest);
            unknown.addAll(rest);
            return unknown;
        });
    }

    /**
     * Whether this is known to exist, from memory alone. False says nothing; see {@link #findUnknown}. Whoever wants to
     * know no more than that has the peer asked again as rarely as a change would: a router asks about everything all
     * the time.
     *
     * @param now of {@link System#nanoTime()}
     */
    public boolean isKnown(UUID clientId, K key, long now) {
        CachedAnswer<V> answer = memory.getQuietly(clientId, key);
        if (answer == null) {
            return false;
        }
        refreshIfOlder(answer, clientId, key, usableFor.toNanos(), now);
        return true;
    }

    private Uni<Map<K, V>> find(UUID clientId, Collection<K> keys, Duration maxAge) {
        Map<K, V> found = new HashMap<>();
        Set<K> rest = takeFromMemory(clientId, keys, maxAge, found);
        if (rest.isEmpty()) {
            return Uni.createFrom().item(found);
        }
        return CallersContext.resume(lookups.ask(clientId, rest)
                .onFailure(PeerUnavailable.class)
                .recoverWithUni(() -> findEarlier(clientId, rest))
                .map(asked -> with(found, asked)));
    }

    /** @return what is not in memory, or too old */
    private Set<K> takeFromMemory(UUID clientId, Collection<K> keys, Duration maxAge, Map<K, V> found) {
        long now = System.nanoTime();
        Set<K> rest = new HashSet<>();
        for (K key : keys) {
            CachedAnswer<V> answer = memory.get(clientId, key);
            if (answer == null || !answer.isYoungerThan(maxAge, now)) {
                rest.add(key);
            } else {
                refreshIfOlder(answer, clientId, key, freshNanos, now);
                found.put(key, answer.value());
            }
        }
        return rest;
    }

    private void refreshIfOlder(CachedAnswer<V> answer, UUID clientId, K key, long nanos, long now) {
        if (answer.isDue(nanos, now)) {
            refresh.add(clientId, key);
        }
    }

    private Uni<Map<K, V>> askPeer(UUID clientId, List<K> keys) {
        return question.ask(clientId, keys).call(answer -> remember(clientId, keys, answer));
    }

    private Uni<Void> remember(UUID clientId, List<K> asked, Map<K, V> answer) {
        long now = System.nanoTime();
        boolean isNews = memory.isNews(clientId, asked, answer, now);
        Uni<Void> copied =
                isNews ? store(clientId, asked, answer) : Uni.createFrom().voidItem();
        return copied.invoke(() -> memory.put(clientId, asked, answer, now, isNews));
    }

    /** A database that is down is no reason to disbelieve the peer; the copy then waits for the next news. */
    private Uni<Void> store(UUID clientId, List<K> asked, Map<K, V> answer) {
        return copy.store(clientId, asked, answer)
                .ifNoItem()
                .after(COPY_TIMEOUT)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("Answers of the %s could not be copied: %s", peer, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Map<K, V>> findEarlier(UUID clientId, Set<K> keys) {
        Map<K, V> found = memory.values(clientId, keys);
        Set<K> rest = new HashSet<>(keys);
        rest.removeAll(found.keySet());
        return rest.isEmpty()
                ? Uni.createFrom().item(found)
                : findCopied(clientId, rest).map(copied -> {
                    if (copied.size() < rest.size()) {
                        throw unavailable();
                    }
                    return with(found, copied);
                });
    }

    /** What is read from the copy is old enough to be asked for as soon as somebody uses it. */
    private Uni<Map<K, V>> findCopied(UUID clientId, Set<K> keys) {
        return copy.find(clientId, keys)
                .ifNoItem()
                .after(COPY_TIMEOUT)
                .fail()
                .onFailure()
                .transform(failure -> unavailable())
                .invoke(copied ->
                        memory.putCopied(clientId, copied, System.nanoTime() - usableFor.toNanos() - freshNanos));
    }

    private Failure unavailable() {
        return new Failure.Unavailable("The " + peer + " does not answer", TRY_AGAIN_AFTER);
    }

    private static <K, V> Map<K, V> with(Map<K, V> found, Map<K, V> others) {
        found.putAll(others);
        return found;
    }
}
