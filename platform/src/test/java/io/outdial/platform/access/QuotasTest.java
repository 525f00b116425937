package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.quota.QuotaLedger;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.registry.Client;
import io.outdial.platform.spec.QuotaClass;
import io.outdial.platform.time.TzdbZone;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

    private static final QuotaClass STANDARD = new QuotaClass("standard", QuotaLimit.perMinute(60));
    private static final QuotaClass LEADS = new QuotaClass("leads", QuotaLimit.perMinute(100));

    private final QuotaLedger ledger = new QuotaLedger();
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Quotas quotas = quotas(OptionalInt.empty());

    @ParameterizedTest
    @CsvSource({"60, , 60", "100, , 100", "60, 3, 3", "600, 7, 7"})
    void theQuotaIsTheKeysOwnOrTheDefaultOfTheClass(int perMinute, Integer own, int allowed) {
        QuotaClass quota = new QuotaClass("any", QuotaLimit.perMinute(perMinute));
        Caller caller = caller("key", own);
        for (int i = 0; i < allowed; i++) {
            consume(caller, quota);
        }
        assertNull(metrics.find("outdial.quota.rejections").counter());
        Failure.OverQuota refused = assertThrows(Failure.OverQuota.class, () -> consume(caller, quota));
        assertEquals(
                1,
                metrics.get("outdial.quota.rejections")
                        .tag("quota", "any")
                        .counter()
                        .count());
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(60)) <= 0);
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(50)) > 0);
    }

    @Test
    void oneCallerDoesNotUseUpAnothersQuota() {
        consume(caller("one", 1), STANDARD);
        consume(caller("two", 1), STANDARD);
        assertThrows(Failure.OverQuota.class, () -> consume(caller("one", 1), STANDARD));
    }

    /** A quota of the key's own is for whatever it calls; the defaults are each for its own class. */
    @Test
    void aQuotaOfItsOwnIsForAllClassesTogether() {
        Caller caller = caller("key", 2);
        consume(caller, STANDARD);
        consume(caller, LEADS);
        assertThrows(Failure.OverQuota.class, () -> consume(caller, STANDARD));
        Caller other = caller("other", null);
        for (int i = 0; i < 60; i++) {
            consume(other, STANDARD);
        }
        assertThrows(Failure.OverQuota.class, () -> consume(other, STANDARD));
        consume(other, LEADS);
    }

    /** What the document says, what the installation says, what the client says; the last one that is there counts. */
    @ParameterizedTest
    @CsvSource({"agent, , , 9", "agent, 4, , 4", "agent, 4, 2, 2", "agent, , 2, 2", "standard, 4, 2, 9"})
    void anAgentsQuotaCanBeSet(String quotaClass, Integer ofInstallation, Integer ofClient, int allowed) {
        Quotas set = quotas(ofInstallation == null ? OptionalInt.empty() : OptionalInt.of(ofInstallation));
        QuotaClass quota = new QuotaClass(quotaClass, QuotaLimit.perMinute(9));
        Caller agent = new Caller(client(ofClient), "ada", Set.of(), null);
        for (int i = 0; i < allowed; i++) {
            consume(set, agent, quota);
        }
        assertThrows(Failure.OverQuota.class, () -> consume(set, agent, quota));
        consume(set, new Caller(client(ofClient), "ben", Set.of(), null), quota);
    }

    @Test
    void agentsCanSendSomething() {
        assertThrows(IllegalArgumentException.class, () -> quotas(OptionalInt.of(0)));
        assertThrows(IllegalArgumentException.class, () -> client(0));
    }

    @Test
    void theAnswerRoundsTheWaitUp() {
        assertEquals(60, new Failure.OverQuota(Duration.ofMillis(59_001)).retryAfterSeconds());
    }

    private Quotas quotas(OptionalInt agentRequestsPerMinute) {
        return new Quotas(
                (key, wanted) -> Uni.createFrom().item(() -> ledger.grant(key, wanted)),
                agentRequestsPerMinute,
                metrics);
    }

    private void consume(Caller caller, QuotaClass quota) {
        consume(quotas, caller, quota);
    }

    private static void consume(Quotas quotas, Caller caller, QuotaClass quota) {
        quotas.within(caller, quota, () -> Uni.createFrom().voidItem()).await().indefinitely();
    }

    private static Caller caller(String subject, Integer quota) {
        return new Caller(client(null), subject, Set.of(), quota);
    }

    private static Client client(Integer agentRequestsPerMinute) {
        return new Client(
                UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5"),
                "Demo",
                "US",
                TzdbZone.UTC,
                null,
                agentRequestsPerMinute);
    }
}
