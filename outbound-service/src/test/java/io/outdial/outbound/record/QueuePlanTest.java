package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.QueryPlan;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pull is as quick among millions of records, attempts and listed numbers, and so is what is swept. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class QueuePlanTest {

    @Inject
    ManyRows rows;

    @Test
    void everythingIsFoundByIndexes() {
        List<QueryPlan> plans = rows.plansOf(List.of(
                QueueStatements.LOST_LEASES, QueueStatements.EXPIRED, ChainRepository.FIND, PlaceRepository.JOIN));
        plans.get(0).uses("attempt_open_lease");
        plans.get(1).uses("outbound_record_expiry");
        plans.get(2).uses("outbound_record_pk", "outbound_record_chain");
        plans.get(3).uses("outbound_record_pk", "outbound_record_chain");
    }

    /** One record of a lane of two is handed out. */
    @Test
    void aPullTouchesNothingButWhatItLooksAt() {
        Map<String, Long> scans = rows.scansOf("""
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, NULL, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 7
                """);

        List.of("outbound_record", "attempt", "do_not_call", "queue_lane")
                .forEach(table -> assertEquals(0, scans.get(table), () -> table + " was scanned: " + scans));
        // Of clients with few lanes each, either index finds them as soon.
        assertTrue(scans.get("queue_lane_uk") + scans.get("queue_lane_pk") > 0, scans::toString);
        List.of(
                        "outbound_record_due",
                        "outbound_record_pk",
                        "attempt_open_number_uk",
                        "attempt_number",
                        "do_not_call_pk")
                .forEach(index -> assertTrue(scans.get(index) > 0, () -> index + " was not used: " + scans));
    }

    /** The only numbers that are not listed come behind nearly a thousand that are. */
    @Test
    void aRunOfListedNumbersIsReadOnce() {
        Map<String, Long> scans = rows.scansOf("""
                UPDATE outbound_record SET lane_id = lane.id, due_at = now() - CASE phone WHEN '7' THEN 1 ELSE 2 END * interval '1 minute'
                  FROM (SELECT client, queue_lane.id FROM many JOIN queue_lane ON client_id = client AND campaign_id = many.id WHERE n = 7) AS lane
                 WHERE client_id = client AND is_first;
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, NULL, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 7
                """);

        long clients = 4;
        assertTrue(scans.get("attempt_open_number_uk") >= clients, () -> "nothing was handed out: " + scans);
        assertTrue(scans.get("outbound_record_due") <= 10 * clients, () -> "read again and again: " + scans);
    }

    /**
     * All calls so far were of the first records. So records of calls seem to come first in any order, and to go
     * through all records in that order seems to end soon (ADR 85).
     */
    @Test
    void aPullReadsNoOtherRecordsHoweverOldTheCallsAre() {
        Map<String, Long> read = rows.readsOf("""
                DELETE FROM attempt;
                INSERT INTO attempt (client_id, id, handle, chain_id, campaign_id, phone_key, lease_until) SELECT client, gen_random_uuid(), -n, -n, id, 'old ' || n, now() FROM many WHERE n < 50;
                DELETE FROM do_not_call WHERE client_id IN (SELECT client FROM many) AND phone_key = '993';
                ANALYZE attempt;
                """, """
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, NULL, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 993
                """);

        assertTrue(read.get("outbound_record_pk") > 0, read::toString);
        assertTrue(read.get("outbound_record_pk") < 100, () -> "read from one end to the other: " + read);
    }

    /**
     * A thousand calls have ended, and something still sees them as open. So few seem to be open that any index of open
     * calls might do (ADR 86).
     */
    @Test
    void aPullReadsNoCallsThatHaveEnded() {
        Map<String, Long> read = rows.readsOf("""
                DELETE FROM do_not_call WHERE client_id IN (SELECT client FROM many) AND phone_key = '993';
                DELETE FROM attempt WHERE phone_key = '993' AND client_id IN (SELECT client FROM many);
                UPDATE attempt SET ended_at = now(), ended_by = 'a test' WHERE ended_at IS NULL;
                ANALYZE attempt;
                """, """
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, 10, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 993
                """);

        long clients = 4;
        assertTrue(read.get("attempt_open_number_uk") >= clients, () -> "nothing was handed out: " + read);
        List.of("attempt_open_number_uk", "attempt_open_campaign", "attempt_open_lease", "attempt_pk", "attempt_number")
                .forEach(index -> assertTrue(read.get(index) < 100, () -> index + " was read to its end: " + read));
    }

    /** The plans are of a moment when nothing was due, and are kept when there is a long queue (ADR 86). */
    @Test
    void aPullThatWasPlannedForAnEmptyQueueReadsNoOthers() {
        Map<String, Long> read = rows.readsOf("""
                DELETE FROM do_not_call WHERE client_id IN (SELECT client FROM many) AND phone_key IN ('992', '993');
                UPDATE outbound_record SET due_at = NULL WHERE due_at IS NOT NULL;
                ANALYZE outbound_record;
                UPDATE outbound_record SET due_at = now() WHERE client_id IN (SELECT client FROM many) AND phone_key = '992';
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, NULL, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 992;
                UPDATE outbound_record SET due_at = now() WHERE client_id IN (SELECT client FROM many);
                """, """
                SELECT pull_records(client, id, ARRAY['00000000-0000-0000-0000-000000000000'::uuid], ARRAY(SELECT id FROM calling_window WHERE client_id = client),
                                    1, 5, 3, NULL, NULL, 'dialler', ARRAY[gen_random_uuid()], 300) FROM many WHERE n = 993
                """);

        assertTrue(read.get("outbound_record_pk") > 0, () -> "nothing was handed out: " + read);
        assertTrue(read.get("outbound_record_due") < 100, () -> "the queue was read to its end: " + read);
    }

    /** The client has a thousand other events, and the statistics are of a moment when there was none (ADR 87). */
    @Test
    void whatATransactionTakesBackItFindsAmongItsOwnEvents() {
        Map<String, Long> read = rows.readsOf(
                """
                INSERT INTO outbox_event (id, client_id, key, type, data, due_at)
                SELECT gen_random_uuid(), client, n, 'chains.added', '{"numbers": []}', now() - interval '1 minute' FROM many;
                INSERT INTO outbox_event (id, client_id, key, type, data) SELECT id, client, 'own', 'chains.added', '{"numbers": [{"chainId": 7}]}' FROM many WHERE n = 7;
                SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'outbox_event', 'relpages', 1, 'reltuples', 0::real);
                """,
                NewChainRepository.LEAVE_UNTOLD
                        .replace("$1", "(SELECT client FROM many WHERE n = 7 ORDER BY client LIMIT 1)")
                        .replace("$2", "ARRAY['7']"));

        assertEquals(4, read.get("outbox_event_due"), read::toString);
        assertEquals(1, read.get("outbox_event_id_uk"), read::toString);
        List.of("outbox_event", "outbox_event_pk", "outbox_event_order")
                .forEach(each -> assertEquals(0, read.get(each), () -> each + " was read: " + read));
    }
}
