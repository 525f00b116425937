package io.outdial.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.quota.QuotaLease.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaLeaseTest {

    private static final int SERVICES = 4;

    private final AtomicLong time = new AtomicLong();
    private final QuotaLedger ledger = new QuotaLedger(time::get);
    private int questions;

    /**
     * However the requests fall on the services, as many pass as the quota says, or hardly fewer where tokens are
     * handed out in portions; never more.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60, 600, 10_000})
    void allServicesTogetherLetTheQuotaThrough(int limit) {
        List<QuotaLease> services =
                Stream.generate(() -> lease(limit)).limit(SERVICES).toList();
        Random random = new Random(limit);
        for (int minute = 0; minute < 3; minute++) {
            int passed = 0;
            for (int i = 0; i < 3 * limit; i++) {
                time.addAndGet(Duration.ofSeconds(10).toNanos() / limit);
                passed += pass(services.get(random.nextInt(SERVICES))) ? 1 : 0;
            }
            assertTrue(passed <= limit, passed + " of " + limit);
            assertTrue(passed >= limit * (limit < 600 ? 1.0 : 0.98), passed + " of " + limit);
            time.addAndGet(Duration.ofSeconds(31).toNanos());
        }
    }

    @Test
    void aBusyCallerSeldomWaits() {
        QuotaLease lease = lease(2_000_000);
        int waited = 0;
        for (int i = 0; i < 1_000_000; i++) {
            time.addAndGet(33_333);
            if (lease.take() == Outcome.ASK) {
                waited++;
                pass(lease);
            }
        }
        assertTrue(waited < 20, waited + " waited");
        assertTrue(questions < 200, questions + " questions");
    }

    /** What is in hand is used while the question for more is under way, and the question is asked once. */
    @Test
    void moreIsAskedForBeforeTheLastIsGone() {
        Deque<CompletableFuture<QuotaGrant>> asked = new ArrayDeque<>();
        QuotaLease lease = new QuotaLease(
                key(1000),
                (key, wanted) -> Uni.createFrom().completionStage(() -> {
                    asked.add(new CompletableFuture<>());
                    return asked.getLast();
                }),
                time::get);
        assertEquals(Outcome.ASK, lease.take());
        var first = lease.ask();
        assertEquals(first, lease.ask());
        asked.remove().complete(new QuotaGrant(4, Duration.ofSeconds(50)));
        assertEquals(Outcome.TAKEN, lease.take());
        assertEquals(Outcome.TAKEN, lease.take());
        assertEquals(0, asked.size());
        assertEquals(Outcome.TAKEN, lease.take());
        assertEquals(1, asked.size());
        assertEquals(Outcome.TAKEN, lease.take());
        assertEquals(Outcome.ASK, lease.take());
        assertEquals(1, asked.size());
        asked.remove().complete(new QuotaGrant(0, Duration.ofSeconds(50)));
        assertEquals(Outcome.USED_UP, lease.take());
        assertEquals(Duration.ofSeconds(50), lease.usedUpFor());
        assertEquals(0, asked.size());
    }

    @Test
    void whatIsLeftWhenTheMinuteEndsIsNoGoodInTheNext() {
        QuotaLease lease = new QuotaLease(
                key(1000),
                (key, wanted) -> Uni.createFrom().item(new QuotaGrant(10, Duration.ofSeconds(5))),
                time::get);
        assertEquals(true, pass(lease));
        time.addAndGet(Duration.ofSeconds(5).toNanos());
        assertEquals(Outcome.ASK, lease.take());
    }

    /** As a request does. */
    private static boolean pass(QuotaLease lease) {
        Outcome outcome = lease.take();
        while (outcome == Outcome.ASK) {
            lease.ask().await().indefinitely();
            outcome = lease.take();
        }
        return outcome == Outcome.TAKEN;
    }

    private QuotaLease lease(int limit) {
        return new QuotaLease(
                key(limit),
                (key, wanted) -> {
                    questions++;
                    return Uni.createFrom().item(ledger.grant(key, wanted));
                },
                time::get);
    }

    private static QuotaKey key(int limit) {
        return new QuotaKey(new UUID(0, 1), "key", "*", QuotaLimit.perMinute(limit));
    }
}
