package io.outdial.restrictions.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.restrictions.decision.Snapshot.State;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * The restrictions of all campaigns that are asked about, in memory. A campaign is read when it is first needed, and
 * again when the database notifies of a change ({@link ChangeListener}). The moment up to which every change has been
 * notified of is one number for all of them; see {@link Snapshot} for what it means to each.
 */
@Singleton
// The cache's own class, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSMW")
class Snapshots {

    private static final Logger LOG = Logger.getLogger(Snapshots.class);
    private static final Duration MIN_PAUSE = Duration.ofMillis(100);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
    private static final int CONCURRENCY = 4;
    private static final double NANOS = 1e9;

    private final SnapshotRepository repository;
    private final long maxRestrictions;
    private final Cache<CampaignKey, Snapshot> snapshots;
    /**
     * Reads that do not count as use. Only one in ten seconds of each campaign does: else every decision would move an
     * entry to the end of the cache's order, old objects that the collector would have to look through again at its
     * next pause.
     */
    private final Policy<CampaignKey, Snapshot> quietly;

    private volatile long validAsOf = System.nanoTime();

    @Inject
    Snapshots(SnapshotRepository repository, DecisionsConfig config, MeterRegistry metrics) {
        this.repository = repository;
        this.maxRestrictions = config.restrictionsInMemory();
        this.snapshots = Caffeine.newBuilder()
                .maximumWeight(maxRestrictions)
                .weigher((CampaignKey key, Snapshot snapshot) -> snapshot.weight())
                .executor(Runnable::run)
                .build();
        this.quietly = snapshots.policy();
        Gauge.builder("outdial.decisions.age", () -> (System.nanoTime() - validAsOf) / NANOS)
                .description("How long ago it was last confirmed that what decisions are taken from is up to date")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("outdial.decisions.campaigns", this::size)
                .description("Campaigns whose restrictions are in memory")
                .register(metrics);
    }

    /** What is in memory, null if nothing is. */
    State now(CampaignKey key) {
        Snapshot snapshot = quietly.getIfPresentQuietly(key);
        if (snapshot != null && snapshot.isUsedAgain(System.nanoTime())) {
            snapshot = snapshots.getIfPresent(key);
        }
        return snapshot == null ? null : snapshot.state();
    }

    /** For how long the state has not been confirmed. */
    Duration age(State state) {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - state.validAsOf(validAsOf)));
    }

    /**
     * What is in memory, else what the database says; fails if that does not answer. May be answered on another thread.
     */
    Uni<State> get(CampaignKey key) {
        Snapshot snapshot = snapshots.get(key, absent -> new Snapshot());
        State state = snapshot.state();
        return state != null ? Uni.createFrom().item(state) : load(key, snapshot);
    }

    /**
     * Every change before that moment has been notified of. Only true of what was compared since the connection was
     * opened.
     */
    void confirm(long moment) {
        validAsOf = moment;
    }

    long validAsOf() {
        return validAsOf;
    }

    /** How many campaigns are in memory. */
    long size() {
        return snapshots.estimatedSize();
    }

    /** The database notifies of a change. */
    void onChange(CampaignKey key, long version) {
        Snapshot snapshot = snapshots.getIfPresent(key);
        if (snapshot != null && snapshot.onChange(version, validAsOf)) {
            reload(key, snapshot);
        }
    }

    /**
     * Compares everything in memory with the database. What has changed unnoticed is stale once this has succeeded, and
     * is read again; reading is not waited for.
     */
    Uni<Void> reconcile() {
        return Uni.createFrom().deferred(() -> {
            long askedAt = System.nanoTime();
            List<CampaignKey> keys = new ArrayList<>(snapshots.asMap().keySet());
            return keys.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : repository
                            .versions(keys)
                            .invoke(versions -> compare(versions, askedAt))
                            .replaceWithVoid();
        });
    }

    /** Reads what is restricted at all, so that decisions go on if the database goes down later. */
    Uni<Void> preload() {
        return repository
                .restricted(maxRestrictions)
                .onItem()
                .transformToMulti(keys -> Multi.createFrom().iterable(keys))
                .onItem()
                .transformToUni(key -> get(key).replaceWithVoid())
                .merge(CONCURRENCY)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void compare(Map<CampaignKey, Long> versions, long askedAt) {
        List<CampaignKey> changed = new ArrayList<>();
        versions.forEach((key, version) -> {
            Snapshot snapshot = snapshots.asMap().get(key);
            if (snapshot != null && snapshot.onVersionChecked(version, askedAt, validAsOf)) {
                changed.add(key);
            }
        });
        Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUni(key -> load(key, snapshots.get(key, absent -> new Snapshot()))
                        .onFailure()
                        .recoverWithNull())
                .merge(CONCURRENCY)
                .subscribe()
                .with(state -> {});
    }

    private Uni<State> load(CampaignKey key, Snapshot snapshot) {
        return snapshot.reading(() -> read(key, snapshot)
                .onFailure()
                .invoke(snapshot::onReadFailed)
                // The campaign has another weight now, unless it has given way to others in the meantime.
                .invoke(state -> snapshots.asMap().replace(key, snapshot, snapshot))
                .memoize()
                .indefinitely());
    }

    private Uni<State> read(CampaignKey key, Snapshot snapshot) {
        return Uni.createFrom().deferred(() -> {
            long askedAt = System.nanoTime();
            return repository
                    .load(key)
                    .chain(found -> snapshot.onRead(found, askedAt)
                            ? read(key, snapshot)
                            : Uni.createFrom().item(snapshot.state()));
        });
    }

    private void reload(CampaignKey key, Snapshot snapshot) {
        load(key, snapshot)
                .onFailure()
                .retry()
                .withBackOff(MIN_PAUSE, MAX_PAUSE)
                .atMost(ATTEMPTS)
                .subscribe()
                .with(state -> {}, failure -> LOG.warnf("A campaign's restrictions are out of date: %s", failure));
    }
}
