package io.outdial.restrictions.names;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.peer.PeerUnavailable;
import io.outdial.restrictions.names.SharedLookups.ClientKey;
import io.outdial.restrictions.peer.Directory;
import io.outdial.restrictions.peer.NamedKey;
import io.outdial.restrictions.peer.NamedKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
 * Names and existence of campaign, member and source. What was heard lately is good enough, and is asked for again in
 * the background; else the directory is asked; while it does not answer, its earlier answers hold, and what it never
 * spoke of is refused (503), because an id that may not exist must not look as if it did.
 */
@Singleton
public class NameService {

    private static final Logger LOG = Logger.getLogger(NameService.class);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);
    /** What the local copy says is written again now and then, should another replica have changed it. */
    private static final Duration COPY_AGAIN_AFTER = Duration.ofHours(1);

    private static final Duration LOCAL_COPY_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration ANY_AGE = Duration.ofDays(365);

    private final Directory directory;
    private final KnownNameRepository known;
    private final Duration usableFor;
    private final long freshNanos;
    private final Cache<ClientKey, CachedName> heard;
    /**
     * Reads that do not count as use: a name in use is heard again within a minute, which does. Else each decision
     * would move three entries to the end of the cache's order, old objects that the collector would have to look
     * through again at its next pause.
     */
    private final Policy<ClientKey, CachedName> quietly;

    private final Cache<ClientKey, Boolean> unknown;
    private final SharedLookups lookups = new SharedLookups(this::askDirectory);
    private final NameRefresh refresh = new NameRefresh(lookups::ask);

    @Inject
    public NameService(Directory directory, KnownNameRepository known, NamesConfig config) {
        this.directory = directory;
        this.known = known;
        this.usableFor = config.usableFor();
        this.freshNanos = config.freshFor().toNanos();
        this.heard = Caffeine.newBuilder()
                .expireAfterWrite(config.keptFor())
                .maximumSize(config.cachedNames())
                .executor(Runnable::run)
                .build();
        this.quietly = heard.policy();
        this.unknown = Caffeine.newBuilder()
                .expireAfterWrite(config.unknownFor())
                .maximumSize(config.cachedNames())
                .executor(Runnable::run)
                .build();
    }

    /**
     * The names of what the client has among these; what is not in the answer it does not have.
     *
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Map<NamedKey, String>> existing(UUID clientId, Collection<NamedKey> keys) {
        return find(clientId, keys, usableFor);
    }

    /** Names to show beside ids. Never fails: what is not in the answer has no name that could be told now. */
    public Uni<Map<NamedKey, String>> shown(UUID clientId, Collection<NamedKey> keys) {
        Map<NamedKey, String> names = new HashMap<>();
        Set<NamedKey> rest = fromMemory(clientId, keys, ANY_AGE, names);
        if (rest.isEmpty()) {
            return Uni.createFrom().item(names);
        }
        return onOwnContext(
                localCopy(clientId, rest).onFailure().recoverWithItem(Map.of()).chain(copied -> {
                    names.putAll(copied);
                    rest.removeAll(copied.keySet());
                    return rest.isEmpty()
                            ? Uni.createFrom().item(names)
                            : lookups.ask(clientId, rest)
                                    .onFailure()
                                    .recoverWithItem(Map.of())
                                    .map(found -> {
                                        names.putAll(found);
                                        return names;
                                    });
                }));
    }

    /**
     * Whether all three are known to be there, by memory alone. False says nothing; see {@link #unknown}. Who only
     * wants to know that has the directory asked again as seldom as a change would: a router asks about all there is
     * all the time.
     */
    public boolean areKnown(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        long now = System.nanoTime();
        return isKnown(clientId, new NamedKey(NamedKind.CAMPAIGN, campaignId), now)
                && isKnown(clientId, new NamedKey(NamedKind.MEMBER, memberId), now)
                && isKnown(clientId, new NamedKey(NamedKind.SOURCE, sourceId), now);
    }

    private boolean isKnown(UUID clientId, NamedKey key, long now) {
        CachedName found = quietly.getIfPresentQuietly(new ClientKey(clientId, key));
        if (found == null) {
            return false;
        }
        refreshIfOlder(found, clientId, key, usableFor.toNanos(), now);
        return true;
    }

    /**
     * Which of these the client does not have. What was once heard of counts as there until the directory says
     * otherwise, which is asked in the background.
     *
     * @throws Failure.Unavailable if the directory is down and never spoke of one of them
     */
    public Uni<Set<NamedKey>> unknown(UUID clientId, Collection<NamedKey> keys) {
        Set<NamedKey> missing = new HashSet<>();
        keys.forEach(key -> {
            if (unknown.getIfPresent(new ClientKey(clientId, key)) != null) {
                missing.add(key);
            }
        });
        Set<NamedKey> rest = new HashSet<>(keys);
        rest.removeAll(missing);
        return find(clientId, rest, ANY_AGE).map(names -> {
            rest.removeAll(names.keySet());
            rest.forEach(key -> unknown.put(new ClientKey(clientId, key), true));
            missing.addAll(rest);
            return missing;
        });
    }

    private Uni<Map<NamedKey, String>> find(UUID clientId, Collection<NamedKey> keys, Duration goodFor) {
        Map<NamedKey, String> names = new HashMap<>();
        Set<NamedKey> rest = fromMemory(clientId, keys, goodFor, names);
        if (rest.isEmpty()) {
            return Uni.createFrom().item(names);
        }
        return onOwnContext(lookups.ask(clientId, rest)
                .onFailure(PeerUnavailable.class)
                .recoverWithUni(() -> earlier(clientId, rest))
                .map(found -> {
                    names.putAll(found);
                    return names;
                }));
    }

    /** @return what is not in memory, or too old */
    private Set<NamedKey> fromMemory(
            UUID clientId, Collection<NamedKey> keys, Duration goodFor, Map<NamedKey, String> names) {
        long now = System.nanoTime();
        Set<NamedKey> rest = new HashSet<>();
        for (NamedKey key : keys) {
            CachedName found = inMemory(clientId, key, goodFor, now);
            if (found == null) {
                rest.add(key);
            } else {
                names.put(key, found.name());
            }
        }
        return rest;
    }

    private CachedName inMemory(UUID clientId, NamedKey key, Duration goodFor, long now) {
        CachedName found = heard.getIfPresent(new ClientKey(clientId, key));
        if (found == null || !found.isYoungerThan(goodFor, now)) {
            return null;
        }
        refreshIfOlder(found, clientId, key, freshNanos, now);
        return found;
    }

    private void refreshIfOlder(CachedName found, UUID clientId, NamedKey key, long nanos, long now) {
        if (found.isDue(nanos, now)) {
            refresh.add(clientId, key);
        }
    }

    private Uni<Map<NamedKey, String>> askDirectory(UUID clientId, List<NamedKey> keys) {
        return directory.names(clientId, keys).call(names -> hear(clientId, keys, names));
    }

    private Uni<Void> hear(UUID clientId, List<NamedKey> asked, Map<NamedKey, String> names) {
        long now = System.nanoTime();
        boolean isNews = asked.stream().anyMatch(key -> isNews(clientId, key, names.get(key), now));
        Uni<Void> copied =
                isNews ? copy(clientId, asked, names) : Uni.createFrom().voidItem();
        return copied.invoke(() -> asked.forEach(key -> {
            ClientKey of = new ClientKey(clientId, key);
            String name = names.get(key);
            if (name == null) {
                heard.invalidate(of);
            } else {
                CachedName before = heard.getIfPresent(of);
                heard.put(of, new CachedName(name, now, isNews || before == null ? now : before.copiedAt()));
                unknown.invalidate(of);
            }
        }));
    }

    private boolean isNews(UUID clientId, NamedKey key, String name, long now) {
        CachedName before = heard.getIfPresent(new ClientKey(clientId, key));
        return name == null
                || before == null
                || !name.equals(before.name())
                || now - before.copiedAt() > COPY_AGAIN_AFTER.toNanos();
    }

    /** A database that is down is no reason to disbelieve the directory; the copy then waits for the next news. */
    private Uni<Void> copy(UUID clientId, List<NamedKey> asked, Map<NamedKey, String> names) {
        return known.hear(clientId, asked, names)
                .ifNoItem()
                .after(LOCAL_COPY_TIMEOUT)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("Names could not be copied: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Map<NamedKey, String>> earlier(UUID clientId, Set<NamedKey> keys) {
        Map<NamedKey, String> names = new HashMap<>();
        Set<NamedKey> rest = new HashSet<>();
        keys.forEach(key -> {
            CachedName found = heard.getIfPresent(new ClientKey(clientId, key));
            if (found == null) {
                rest.add(key);
            } else {
                names.put(key, found.name());
            }
        });
        Uni<Map<NamedKey, String>> copied =
                rest.isEmpty() ? Uni.createFrom().item(Map.of()) : localCopy(clientId, rest);
        return copied.map(found -> {
            names.putAll(found);
            if (names.size() < keys.size()) {
                throw unavailable();
            }
            return names;
        });
    }

    private Uni<Map<NamedKey, String>> localCopy(UUID clientId, Set<NamedKey> keys) {
        return known.of(clientId, keys)
                .ifNoItem()
                .after(LOCAL_COPY_TIMEOUT)
                .fail()
                .onFailure()
                .transform(failure -> unavailable())
                .invoke(names -> names.forEach(
                        (key, name) -> heard.asMap().computeIfAbsent(new ClientKey(clientId, key), absent -> {
                            long now = System.nanoTime();
                            // Old enough to be asked for as soon as somebody uses it.
                            return new CachedName(name, now - usableFor.toNanos() - freshNanos, now);
                        })));
    }

    private static Failure unavailable() {
        return new Failure.Unavailable("The campaign directory does not answer", TRY_AGAIN_AFTER);
    }

    /** A shared answer comes on the thread of whoever asked first; a session opened there would be theirs. */
    private static <T> Uni<T> onOwnContext(Uni<T> answer) {
        Context own = Vertx.currentContext();
        return own == null ? answer : answer.emitOn(task -> own.runOnContext(ignored -> task.run()));
    }
}
