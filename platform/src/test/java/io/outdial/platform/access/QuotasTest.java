package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.quota.QuotaLedger;
import io.outdial.platform.registry.Client;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

    private final QuotaLedger ledger = new QuotaLedger();
    private final Quotas quotas = new Quotas((key, wanted) -> Uni.createFrom().item(() -> ledger.grant(key, wanted)));

    @ParameterizedTest
    @CsvSource({"CARE_CYCLE, , 60", "CLOUD_AGENT, , 100", "CARE_CYCLE, 3, 3", "GENESYS, 7, 7"})
    void theQuotaIsTheKeysOwnOrTheDialectsDefault(Dialect dialect, Integer own, int allowed) {
        Caller caller = caller("key", own);
        for (int i = 0; i < allowed; i++) {
            consume(caller, dialect);
        }
        Failure.OverQuota refused = assertThrows(Failure.OverQuota.class, () -> consume(caller, dialect));
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(60)) <= 0);
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(50)) > 0);
    }

    @Test
    void oneCallerDoesNotUseUpAnothersQuota() {
        consume(caller("one", 1), Dialect.CARE_CYCLE);
        consume(caller("two", 1), Dialect.CARE_CYCLE);
        assertThrows(Failure.OverQuota.class, () -> consume(caller("one", 1), Dialect.CARE_CYCLE));
    }

    /**
     * A quota of the key's own is the key's, through whichever API it calls; the documented defaults are each of its
     * API.
     */
    @Test
    void aQuotaOfItsOwnIsForAllDialectsTogether() {
        Caller caller = caller("key", 2);
        consume(caller, Dialect.CARE_CYCLE);
        consume(caller, Dialect.CLOUD_AGENT);
        assertThrows(Failure.OverQuota.class, () -> consume(caller, Dialect.CARE_CYCLE));
        Caller other = caller("other", null);
        for (int i = 0; i < 60; i++) {
            consume(other, Dialect.CARE_CYCLE);
        }
        assertThrows(Failure.OverQuota.class, () -> consume(other, Dialect.CARE_CYCLE));
        consume(other, Dialect.CLOUD_AGENT);
    }

    @Test
    void theAnswerRoundsTheWaitUp() {
        assertEquals(
                60,
                Dialect.CARE_CYCLE
                        .refuse(new Failure.OverQuota(Duration.ofMillis(59_001)))
                        .retryAfterSeconds());
    }

    private void consume(Caller caller, Dialect dialect) {
        quotas.within(caller, dialect, () -> Uni.createFrom().voidItem())
                .await()
                .indefinitely();
    }

    private static Caller caller(String subject, Integer quota) {
        Client client =
                new Client(UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5"), "Demo", "US", TzdbZone.UTC, null);
        return new Caller(client, subject, Set.of(), quota);
    }
}
