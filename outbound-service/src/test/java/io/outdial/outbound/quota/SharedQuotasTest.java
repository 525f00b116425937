package io.outdial.outbound.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.quota.QuotaGrant;
import io.outdial.platform.quota.QuotaKey;
import io.outdial.platform.quota.QuotaLedger;
import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.quota.QuotaOwner;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The count in the database, which all replicas share. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SharedQuotasTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String PAST = "UPDATE quota_count SET ends_at = now() - interval '1 second' WHERE subject = ?";

    @Inject
    QuotaOwner owner;

    @Inject
    QuotaCountRepository counts;

    @Inject
    QuotaReplicas replicas;

    final Rows rows = new Rows();

    private final String subject = UUID.randomUUID().toString();

    /** The same portions as without a database, down to the last token, and the same again in the next minute. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 100", "64, 1", "100, 7", "3200, 1000000"})
    void itGrantsWhatTheLedgerWould(int limit, int wanted) {
        QuotaKey key = key(limit);
        for (int minute = 0; minute < 2; minute++) {
            QuotaLedger ledger = new QuotaLedger();
            int tokens;
            do {
                tokens = ledger.grant(key, wanted).tokens();
                QuotaGrant granted = counts.grant(key, wanted).await().atMost(TIMEOUT);
                assertEquals(tokens, granted.tokens());
                assertTrue(
                        granted.endsIn().toSeconds() >= 30 && granted.endsIn().toSeconds() <= 60);
            } while (tokens > 0);
            rows.execute(PAST, subject);
        }
    }

    @Test
    void askedAtOnceItGrantsNoMoreThanThereIs() {
        List<Uni<QuotaGrant>> asked =
                IntStream.range(0, 40).mapToObj(i -> counts.grant(key(25), 1)).toList();
        List<QuotaGrant> granted =
                new ArrayList<>(Uni.join().all(asked).andFailFast().await().atMost(TIMEOUT));

        assertEquals(25, granted.stream().mapToInt(QuotaGrant::tokens).sum());
    }

    @Test
    void theOwnerOfThisServiceIsTheSharedCount() {
        assertEquals(1, owner.grant(key(1), 1).await().atMost(TIMEOUT).tokens());
        assertEquals("0", rows.text("SELECT remaining FROM quota_count WHERE subject = ?", subject));
        assertEquals(0, owner.grant(key(1), 1).await().atMost(TIMEOUT).tokens());
    }

    /** Two replicas give out half of it each. Few enough requests that the breaker stays closed. */
    @Test
    void withoutADatabaseEachReplicaGivesOutItsShare() {
        rows.execute("INSERT INTO quota_replica (id, seen_at) VALUES (?, now())", UUID.randomUUID());
        rows.execute(
                "INSERT INTO quota_replica (id, seen_at) VALUES (?, now() - interval '1 minute')", UUID.randomUUID());
        replicas.everyTenSeconds().await().atMost(TIMEOUT);
        assertEquals(2, replicas.count());
        QuarkusMock.installMockForType(new NoDatabase(), QuotaCountRepository.class);
        int granted = 0;
        while (owner.grant(key(4), 1).await().atMost(TIMEOUT).tokens() > 0) {
            granted++;
        }
        assertEquals(2, granted);
        rows.execute("DELETE FROM quota_replica");
        replicas.everyTenSeconds().await().atMost(TIMEOUT);
        assertEquals(1, replicas.count());
    }

    private static final class NoDatabase extends QuotaCountRepository {

        @Override
        Uni<QuotaGrant> grant(QuotaKey key, int wanted) {
            return Uni.createFrom().failure(new ConnectException("no database"));
        }
    }

    private QuotaKey key(int limit) {
        return new QuotaKey(TestEnvironment.CLIENT, subject, "*", QuotaLimit.perMinute(limit));
    }
}
