package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adding records is as quick among millions of records and listed numbers. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AddPlanTest {

    /** Two of a number that is there, and one of a new one that moves its campaign. */
    private static final String ADD = """
            SELECT add_records(
                       array_agg(client::text), array_agg(id::text), array_agg(NULL::text), array_agg(id::text), array_agg('1'::text), array_agg('1'::text),
                       array_agg(CASE WHEN n = 9 THEN 'RUNNING' END), array_agg('true'::text), array_agg((n = 7)::text), array_agg(key), array_agg(key), array_agg('older'::text),
                       array_agg('a hash'::text), array_agg('1'::text), array_agg(NULL::text), array_agg(NULL::text), array_agg(NULL::text), array_agg(NULL::text),
                       array_agg('{}'::text), array_agg(NULL::text), 'erased', 2::smallint, true)
              FROM (SELECT client, id, n, CASE WHEN n = 9 THEN 'new' ELSE n::text END AS key FROM many WHERE n IN (7, 8, 9) ORDER BY client LIMIT 3) AS added
            """;

    @Inject
    ManyRows rows;

    @Test
    void nothingIsTouchedButWhatIsLookedAt() {
        Map<String, Long> scans = rows.scansOf(ADD);
        List.of("outbound_record", "campaign", "do_not_call", "do_not_call_hash")
                .forEach(table -> assertEquals(0, scans.get(table), () -> table + " was scanned: " + scans));
        List.of(
                        "campaign_pk",
                        "do_not_call_pk",
                        "do_not_call_old_key",
                        "do_not_call_hash_pk",
                        "outbound_record_first_uk",
                        "outbound_record_old_key",
                        "outbound_record_other")
                .forEach(index -> assertTrue(scans.get(index) > 0, () -> index + " was not used: " + scans));
    }
}
