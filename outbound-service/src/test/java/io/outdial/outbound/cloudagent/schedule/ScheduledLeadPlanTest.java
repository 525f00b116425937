package io.outdial.outbound.cloudagent.schedule;

import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.QueryPlans;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each replica looks every second for what is due, however many leads wait or have been added. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ScheduledLeadPlanTest {

    private static final String ROWS = """
            INSERT INTO scheduled_lead (client_id, key_id, phone_key, fields, due_at, fired_at, response)
            SELECT client, 'a test', n, '{}', now() + (n - 50) * interval '1 minute', fired.at, CASE WHEN fired.at IS NOT NULL THEN '{}' END
              FROM (SELECT gen_random_uuid() AS client FROM generate_series(1, 4)) AS clients, generate_series(1, 2000) AS n,
                   LATERAL (SELECT CASE WHEN n % 2 = 0 THEN now() END AS at) AS fired;
            ANALYZE scheduled_lead;
            """;

    @Inject
    QueryPlans plans;

    @Test
    void whatIsDueIsFoundInItsOrder() {
        List<QueryPlan> found = plans.among(
                ROWS,
                List.of(
                        ScheduledLeadRepository.FIND_DUE,
                        ScheduledLeadRepository.TAKE,
                        ScheduledLeadRepository.ANSWER));
        found.get(0).uses(" using scheduled_lead_due ").lacks("Sort");
        found.get(1).uses("scheduled_lead_pk");
        found.get(2).uses("scheduled_lead_pk");
    }
}
