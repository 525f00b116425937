package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.e2e.Command.Outcome;
import io.outdial.local.OutdialService;
import org.junit.jupiter.api.Test;

/** The guide for diallers, pasted into a shell, empties its campaign; its own stand-in answers the calls. */
@OnSharedProduct
class DiallerGuideTest {

    private final Product product;

    DiallerGuideTest(Product product) {
        this.product = product;
    }

    @Test
    void theGuidePastedEndsEveryRecordOnce() throws Exception {
        Outcome outcome = Guide.read("dialler").paste(product.dataFolder(), "echo \"campaign $campaign\"");

        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        assertTrue(
                outcome.out().contains("{\"reason\":\"EMPTY\",\"nextDueAt\":null,\"open\":0}"),
                outcome.out() + outcome.err());
        String campaign = outcome.out().replaceFirst("(?s).*campaign (\\S+)\\s*", "$1");
        assertEquals(
                "records 1000, ended 1000; attempts 1000 of 1000; reached 500, wrong 200, no answer 200, busy 100",
                product.query(OutdialService.OUTBOUND, """
                        SELECT format('records %s, ended %s; attempts %s of %s; reached %s, wrong %s, no answer %s, busy %s',
                                      count(DISTINCT record.handle), count(DISTINCT record.handle) FILTER (WHERE record.ended_at IS NOT NULL AND record.record_status = 3),
                                      count(*), count(DISTINCT attempt.handle),
                                      count(*) FILTER (WHERE attempt.call_result = 33), count(*) FILTER (WHERE attempt.call_result = 53),
                                      count(*) FILTER (WHERE attempt.call_result = 7), count(*) FILTER (WHERE attempt.call_result = 6))
                          FROM outbound_record AS record LEFT JOIN attempt ON attempt.client_id = record.client_id AND attempt.handle = record.handle AND attempt.ended_by = 'result'
                         WHERE record.campaign_id = CAST(? AS uuid)
                        """, campaign));
    }
}
