package io.outdial.outbound.cloudagent.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever adds scheduled leads may be killed at any moment: each lead has one record, and one response. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ScheduledLeadCrashTest {

    private static final int LEADS = 40;

    /** It has taken the leads and added their records, and waits for the campaign, whose row the test has. */
    private static final String WAITING = "SELECT pid FROM pg_stat_activity WHERE %s = ANY (pg_blocking_pids(pid))";

    final Campaigns campaigns = new Campaigns();

    @Inject
    ScheduledLeadService leads;

    final Rows rows = new Rows();

    @Inject
    Pool pool;

    @Test
    void killedBeforeTheCommitNothingIsLostOrDoubled() {
        String campaign = campaigns.make("Progressive", "Nonagentwise", "READY");
        List<String> phones = IntStream.range(0, LEADS)
                .mapToObj(n -> Campaigns.number())
                .distinct()
                .toList();
        SqlConnection another = pool.getConnection().await().indefinitely();
        try {
            Transaction transaction = another.begin().await().indefinitely();
            another.preparedQuery("SELECT FROM campaign WHERE name = $1 FOR NO KEY UPDATE")
                    .execute(Tuple.of(campaign))
                    .await()
                    .indefinitely();
            int ours = another.query("SELECT pg_backend_pid()")
                    .execute()
                    .await()
                    .indefinitely()
                    .iterator()
                    .next()
                    .getInteger(0);
            phones.forEach(phone -> schedule(campaign, phone));
            for (int kill = 0; kill < 3; kill++) {
                CompletableFuture<Integer> fired = leads.fireDue(500).subscribeAsCompletionStage();
                kill(ours);
                fired.exceptionally(failure -> 0).join();
            }
            assertEquals("0 0", state(campaign));
            transaction.rollback().await().indefinitely();
        } finally {
            another.close().await().indefinitely();
        }
        for (int round = 0; round < 100 && open(campaign) > 0; round++) {
            leads.fireDue(500).await().indefinitely();
        }
        assertEquals(phones.size() + " " + phones.size(), state(campaign));
        assertEquals(
                phones.size(),
                rows.number(
                        "SELECT count(*) FROM scheduled_lead WHERE key_id = ? AND response LIKE '%Successfully Updated%'",
                        campaign));
    }

    /** Also the one that the replica of the test runs by itself. */
    private void kill(int blocker) {
        List<String> waiting = List.of();
        while (waiting.isEmpty()) {
            waiting = rows.texts(WAITING.formatted(blocker));
        }
        waiting.forEach(pid -> rows.text("SELECT pg_terminate_backend(?)::text", Integer.valueOf(pid)));
    }

    private void schedule(String campaign, String phone) {
        rows.execute(
                "INSERT INTO scheduled_lead (client_id, key_id, phone_key, fields, due_at) VALUES (?, ?, ?, ?, now())",
                TestEnvironment.CLIENT,
                campaign,
                "+1" + phone,
                "{\"campaign_name\":\"%s\",\"action\":\"START\",\"PhoneNumber\":\"%s\",\"Name\":\"Cleo\"}"
                        .formatted(campaign, phone));
    }

    private long open(String campaign) {
        return rows.number("SELECT count(*) FROM scheduled_lead WHERE key_id = ? AND fired_at IS NULL", campaign);
    }

    /** Records and responses. */
    private String state(String campaign) {
        return rows.text("""
                SELECT (SELECT count(*) FROM outbound_record JOIN campaign ON campaign.id = campaign_id WHERE campaign.name = ?)
                    || ' ' || (SELECT count(*) FROM scheduled_lead WHERE key_id = ? AND fired_at IS NOT NULL)
                """, campaign, campaign);
    }
}
