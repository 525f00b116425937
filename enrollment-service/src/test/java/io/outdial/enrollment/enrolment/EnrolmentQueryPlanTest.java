package io.outdial.enrollment.enrolment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EnrolmentQueryPlanTest {

    final Rows rows = new Rows();

    /** The table may hold millions of other campaigns. */
    @Test
    void theCountGoesByTheIndex() {
        rows.execute("""
                INSERT INTO customer (client_id, id, caller_id, phone_key, phone_key_version, created_at, updated_at)
                SELECT ?, gen_random_uuid(), '2025550199', '+12025550199', 2, now(), now() FROM generate_series(1, 20000)
                """, TestEnvironment.LEGACY_CLIENT);
        rows.execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                SELECT client_id, gen_random_uuid(), id, CAST(md5(CAST(row_number() OVER () % 100 AS text)) AS uuid), 'pending', now(), now()
                  FROM customer WHERE client_id = ?
                """, TestEnvironment.LEGACY_CLIENT);
        rows.execute("VACUUM ANALYZE customer_campaign");
        String campaigns = "{" + rows.text("SELECT CAST(md5('1') AS uuid)") + "," + UUID.randomUUID() + "}";
        String plan = String.join(
                "\n",
                rows.texts(
                        "EXPLAIN "
                                + EnrolmentRepository.COUNT_BY_STATUS
                                        .replace("$1", "CAST(? AS uuid)")
                                        .replace("$2", "?"),
                        TestEnvironment.LEGACY_CLIENT,
                        campaigns));
        assertTrue(plan.contains("customer_campaign_campaign") && !plan.contains("Seq Scan"), plan);
    }
}
