package io.outdial.restrictions.decision;

import static io.outdial.restrictions.ServiceFixture.ids;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.signal.SignalConnection;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.DirectoryStub;
import io.outdial.restrictions.Restrictions;
import io.outdial.restrictions.decision.Snapshot.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas of the part that knows the restrictions, at one database. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class ReplicasTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration PLENTY = Duration.ofSeconds(20);

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @Inject
    ServiceConfig service;

    final Restrictions restrictions = new Restrictions();

    private final UUID client = TestEnvironment.CLIENT;
    private final CampaignKey campaign = new CampaignKey(client, UUID.randomUUID());
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();
    private List<Replica> replicas;

    @BeforeEach
    void start() {
        replicas = Stream.generate(() -> new Replica(2_000_000)).limit(2).toList();
        replicas.forEach(Replica::awaitListening);
    }

    @AfterEach
    void stop() {
        replicas.forEach(replica -> replica.signal.stop());
    }

    @Test
    void aChangeIsInAllOfThemWithinASecond() {
        replicas.forEach(replica -> assertNull(replica.restriction()));
        for (int i = 0; i < 5; i++) {
            restrictions.insert(client, campaign.campaignId(), member, source);
            await().atMost(ONE_SECOND).until(() -> replicas.stream().allMatch(one -> one.restriction() != null));
            restrictions.remove(campaign.campaignId());
            await().atMost(ONE_SECOND).until(() -> replicas.stream().allMatch(one -> one.restriction() == null));
        }
    }

    @Test
    void aTruncatedTableIsNoticedToo() {
        restrictions.insert(client, campaign.campaignId(), member, source);
        await().atMost(ONE_SECOND).until(() -> replicas.stream().allMatch(one -> one.restriction() != null));
        restrictions.truncate();
        await().atMost(ONE_SECOND).until(() -> replicas.stream().allMatch(one -> one.restriction() == null));
    }

    @Test
    void connectionsThatAreKilledLoseNothing() {
        replicas.forEach(replica -> assertNull(replica.restriction()));
        for (int i = 0; i < 3; i++) {
            restrictions.loseAllConnections();
            restrictions.insert(client, campaign.campaignId(), member, source);
            await().atMost(PLENTY).until(() -> replicas.stream().allMatch(one -> one.restriction() != null));
            restrictions.loseAllConnections();
            restrictions.remove(campaign.campaignId());
            await().atMost(PLENTY).until(() -> replicas.stream().allMatch(one -> one.restriction() == null));
        }
    }

    @Test
    void whileItListensNothingAges() {
        Replica replica = replicas.get(0);
        State read = replica.state();
        await().atMost(PLENTY).until(() -> System.nanoTime() - read.validAsOf() > ONE_SECOND.toNanos());
        assertTrue(replica.snapshots.age(read).compareTo(ONE_SECOND) < 0);
    }

    @Test
    void whoDoesNotListenAgesAndComparingMakesYoungAgain() {
        Replica deaf = replicas.get(0);
        State before = deaf.state();
        deaf.signal.stop();
        restrictions.insert(client, campaign.campaignId(), member, source);
        await().atMost(PLENTY).until(() -> deaf.snapshots.age(before).compareTo(ONE_SECOND) > 0);
        assertNull(deaf.restriction());
        deaf.snapshots.reconcile().await().atMost(PLENTY);
        await().atMost(PLENTY).until(() -> deaf.restriction() != null);
        assertTrue(deaf.snapshots.age(deaf.state()).compareTo(ONE_SECOND) < 0);
    }

    @Test
    void campaignsThatAreAskedForLeastGiveWay() {
        Replica small = new Replica(100);
        for (int i = 0; i < 50; i++) {
            UUID one = UUID.randomUUID();
            ids(4).forEach(someone -> restrictions.insert(client, one, someone, source));
            small.snapshots.get(new CampaignKey(client, one)).await().atMost(PLENTY);
        }
        assertTrue(small.snapshots.size() <= 100 / 8, () -> small.snapshots.size() + " are kept");
    }

    @Test
    void whatIsRestrictedIsReadAtTheStart() {
        restrictions.insert(client, campaign.campaignId(), member, source);
        Replica late = new Replica(2_000_000);
        try {
            late.signal.start();
            await().atMost(PLENTY).until(() -> late.snapshots.now(campaign) != null);
            assertEquals(1, late.snapshots.now(campaign).restrictions().size());
        } finally {
            late.signal.stop();
        }
    }

    private final class Replica {

        final Snapshots snapshots;
        final SignalConnection signal;

        Replica(long restrictionsInMemory) {
            DecisionsConfig config = new Quick(restrictionsInMemory);
            snapshots = new Snapshots(new SnapshotRepository(pool), config, new SimpleMeterRegistry());
            signal = new SignalConnection(
                    vertx, service.db(), Duration.ofMillis(200), List.of(new ChangeListener(vertx, snapshots, config)));
        }

        void awaitListening() {
            State state = state();
            signal.start();
            await().atMost(PLENTY).until(() -> state.validAsOf(snapshots.validAsOf()) != state.validAsOf());
        }

        State state() {
            return snapshots.get(campaign).await().atMost(PLENTY);
        }

        UUID restriction() {
            return state().restrictions().find(member, source);
        }
    }

    private record Quick(long restrictionsInMemory) implements DecisionsConfig {

        @Override
        public Duration maxAge() {
            return PLENTY;
        }

        @Override
        public Duration reconcileEvery() {
            return Duration.ofMinutes(10);
        }

        @Override
        public boolean baselineEndpoint() {
            return false;
        }
    }
}
