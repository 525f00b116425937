package io.outdial.platform.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.caller.Caller;
import io.outdial.platform.dialect.Dialect;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.registry.Client;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotasTest {

    private final Quotas quotas = new Quotas();

    @ParameterizedTest
    @CsvSource({"CARE_CYCLE, , 60", "CLOUD_AGENT, , 100", "CARE_CYCLE, 3, 3", "GENESYS, 7, 7"})
    void theQuotaIsTheKeysOwnOrTheDialectsDefault(Dialect dialect, Integer own, int allowed) {
        Caller caller = caller("key", own);
        for (int i = 0; i < allowed; i++) {
            quotas.consume(caller, dialect);
        }
        Failure.OverQuota refused = assertThrows(Failure.OverQuota.class, () -> quotas.consume(caller, dialect));
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(60)) <= 0);
        assertTrue(refused.retryAfter().compareTo(Duration.ofSeconds(50)) > 0);
    }

    @Test
    void oneCallerDoesNotUseUpAnothersQuota() {
        quotas.consume(caller("one", 1), Dialect.CARE_CYCLE);
        quotas.consume(caller("two", 1), Dialect.CARE_CYCLE);
        assertThrows(Failure.OverQuota.class, () -> quotas.consume(caller("one", 1), Dialect.CARE_CYCLE));
    }

    @Test
    void theAnswerRoundsTheWaitUp() {
        assertEquals(
                60,
                Dialect.CARE_CYCLE
                        .refuse(new Failure.OverQuota(Duration.ofMillis(59_001)))
                        .retryAfterSeconds());
    }

    private static Caller caller(String subject, Integer quota) {
        Client client = new Client(
                UUID.fromString("5e505642-9024-474d-9434-e5a44f505cc5"), "Demo", "US", ZoneId.of("UTC"), null);
        return new Caller(client, subject, Set.of(), quota);
    }
}
