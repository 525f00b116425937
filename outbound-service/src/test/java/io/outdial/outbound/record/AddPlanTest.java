package io.outdial.outbound.record;

import io.outdial.outbound.ManyRows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Every table that an added record touches is reached by an index. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AddPlanTest {

    @Inject
    ManyRows rows;

    @Test
    void duplicatesAreDecidedByTheUniqueIndex() {
        rows.planOf(NewRecordRepository.ADD).uses("Conflict Arbiter Indexes: outbound_record_first_uk", "campaign_pk");
    }

    @Test
    void theDoNotCallListIsAskedByItsKey() {
        rows.planOf(
                        "SELECT bool_or(entry.expires_at IS NULL) FROM do_not_call AS entry WHERE entry.client_id = $1 AND entry.phone_key = ANY ($2::text[])"
                                + " AND (entry.expires_at IS NULL OR entry.expires_at > now()) AND holds_in_campaign($1, $3, entry.scope)")
                .uses("do_not_call_pk");
        rows.planOf("SELECT FROM do_not_call_hash WHERE client_id = $1 AND number_hash = ANY ($2::text[])")
                .uses("do_not_call_hash_pk");
    }

    /** What lead_admission asks (V011); a plan does not show the inside of a function. */
    @Test
    void recordsOfTheNumberUnderAnotherKeyAreFoundByIndexes() {
        rows.planOf(
                        "SELECT FROM outbound_record WHERE client_id = $1 AND phone_key = ANY ($2::text[]) AND campaign_id = $3 AND is_first")
                .uses("outbound_record_first_uk");
        rows.planOf(
                        "SELECT FROM outbound_record WHERE client_id = $1 AND other_phone_key = ANY ($2::text[]) AND campaign_id = $3 AND is_first")
                .uses("outbound_record_other");
    }
}
