package io.outdial.outbound.campaigndata;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every table that a lead touches is reached by an index. Sequential scans are made unattractive, so one that is left is one that no index could replace. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QueryPlanTest {

    @Inject
    Pool pool;

    @Test
    void theCampaignIsFoundByItsName() {
        String plan = plan(LeadRepository.FIND);
        assertTrue(plan.contains("campaign_name_uk"), plan);
        assertTrue(plan.contains("member_agent_id_uk"), plan);
        assertTrue(plan.contains("skill_name_uk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void duplicatesAreDecidedByTheUniqueIndex() {
        String plan = plan(LeadRepository.ADD);
        assertTrue(plan.contains("Conflict Arbiter Indexes: outbound_record_first_uk"), plan);
        assertTrue(plan.contains("campaign_pk"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void theDoNotCallListIsAskedByItsKey() {
        String plan = plan("SELECT FROM do_not_call WHERE client_id = $1 AND phone_key = $2");
        assertTrue(plan.contains("do_not_call_pk"), plan);
    }

    private String plan(String sql) {
        List<String> lines = pool.withTransaction(connection -> connection
                        .query("SET LOCAL enable_seqscan = off")
                        .execute()
                        .chain(() -> connection
                                .query("EXPLAIN (GENERIC_PLAN) " + sql)
                                .execute())
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map((Row row) -> row.getString(0))
                                .toList()))
                .await()
                .indefinitely();
        return String.join("\n", lines);
    }
}
