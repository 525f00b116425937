package io.outdial.outbound.donotcall;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A refused lead is evidence for so long. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ExpiredRefusalsTest {

    @Inject
    ExpiredRefusals expired;

    final Rows rows = new Rows();

    @Test
    void refusedLeadsGoAfterTheirTime() throws Throwable {
        UUID campaign = UUID.randomUUID();
        for (int days : new int[] {0, 399, 401, 4_000}) {
            rows.execute(
                    "INSERT INTO refused_lead (client_id, phone_key, at, campaign_id) VALUES (?, '+12025550143', now() - ? * interval '1 day', ?)",
                    TestEnvironment.CLIENT,
                    days,
                    campaign);
        }

        VertxContextSupport.subscribeAndAwait(expired::deleteExpired);

        assertEquals(
                "0,399",
                rows.text(
                        "SELECT string_agg(CAST(extract(day FROM now() - at) AS text), ',' ORDER BY at DESC) FROM refused_lead WHERE campaign_id = ?",
                        campaign));
    }
}
