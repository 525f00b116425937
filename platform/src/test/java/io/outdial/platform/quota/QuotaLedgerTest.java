package io.outdial.platform.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QuotaLedgerTest {

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);
    private final QuotaLedger ledger = new QuotaLedger(time::get);

    @Test
    void aSmallQuotaIsHandedOutOneByOneAndThenNoMore() {
        for (int i = 0; i < 5; i++) {
            assertEquals(1, ledger.grant(key(5), 100).tokens());
        }
        assertEquals(0, ledger.grant(key(5), 1).tokens());
    }

    @Test
    void itIsWholeAgainAMinuteAfterTheFirst() {
        assertEquals(new QuotaGrant(1, Duration.ofMinutes(1)), ledger.grant(key(1), 1));
        pass(Duration.ofSeconds(59));
        assertEquals(new QuotaGrant(0, Duration.ofSeconds(1)), ledger.grant(key(1), 1));
        pass(Duration.ofSeconds(1));
        assertEquals(new QuotaGrant(1, Duration.ofMinutes(1)), ledger.grant(key(1), 1));
    }

    @Test
    void ofALargeOneNobodyGetsMoreThanAPart() {
        assertEquals(3_200, ledger.grant(key(320_000), 1_000_000).tokens());
        assertEquals(7, ledger.grant(key(320_000), 7).tokens());
        int granted = 3_207;
        int questions = 0;
        for (int tokens = 1; tokens > 0; questions++) {
            tokens = ledger.grant(key(320_000), 1_000_000).tokens();
            granted += tokens;
        }
        assertEquals(320_000, granted);
        assertTrue(questions < 400, questions + " questions");
    }

    @Test
    void itMayBeForAnotherTimeThanAMinute() {
        QuotaKey key = new QuotaKey(new UUID(0, 1), "key", "tokens", QuotaLimit.of("2/PT1H"));
        assertEquals(1, ledger.grant(key, 5).tokens());
        pass(Duration.ofMinutes(59));
        assertEquals(1, ledger.grant(key, 5).tokens());
        assertEquals(new QuotaGrant(0, Duration.ofMinutes(1)), ledger.grant(key, 5));
        pass(Duration.ofMinutes(1));
        assertEquals(1, ledger.grant(key, 5).tokens());
    }

    @Test
    void anotherLimitScopeSubjectOrClientIsAnotherCount() {
        QuotaKey key = key(1);
        assertEquals(1, ledger.grant(key, 1).tokens());
        assertEquals(
                1,
                ledger.grant(new QuotaKey(key.clientId(), "key", "*", QuotaLimit.perMinute(2)), 1)
                        .tokens());
        assertEquals(
                1,
                ledger.grant(new QuotaKey(key.clientId(), "key", "GENESYS", QuotaLimit.perMinute(1)), 1)
                        .tokens());
        assertEquals(
                1,
                ledger.grant(new QuotaKey(key.clientId(), "other", "*", QuotaLimit.perMinute(1)), 1)
                        .tokens());
        assertEquals(
                1,
                ledger.grant(new QuotaKey(new UUID(0, 2), "key", "*", QuotaLimit.perMinute(1)), 1)
                        .tokens());
        assertEquals(0, ledger.grant(key, 1).tokens());
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private static QuotaKey key(int limit) {
        return new QuotaKey(new UUID(0, 1), "key", "*", QuotaLimit.perMinute(limit));
    }
}
