package io.outdial.outbound.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A lead that is refused is noted by the statement that adds the others: if the note fails none of them is stored, so
 * that whoever adds them again doubles none.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RefusalNoteTest {

    @Inject
    NewRecordRepository records;

    final Rows rows = new Rows();

    private final UUID client = UUID.randomUUID();
    private final UUID campaign = UUID.randomUUID();

    @BeforeEach
    void aCampaignAndAListedNumber() {
        rows.execute("INSERT INTO campaign (client_id, id, name) VALUES (?, ?, 'A campaign')", client, campaign);
        rows.execute(
                "INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES (?, ?, ?, 'A list', true)",
                client,
                campaign,
                campaign);
        rows.execute(
                "INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version) VALUES (?, '+12025550143', '+12025550143', 'a test', 2)",
                client);
    }

    @Test
    void ifANoteFailsNothingIsStored() {
        rows.execute(
                "CREATE FUNCTION no_note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '55P03'; END $$");
        rows.execute("CREATE TRIGGER no_note BEFORE INSERT ON refused_lead FOR EACH ROW EXECUTE FUNCTION no_note()");
        try {
            for (int again = 0; again < 2; again++) {
                assertThrows(Exception.class, this::add);
                assertEquals("0 0", stored());
            }
        } finally {
            rows.execute("DROP FUNCTION no_note() CASCADE");
        }
        assertEquals(List.of(Addition.Outcome.STORED, Addition.Outcome.DO_NOT_CALL), add());
        assertEquals("1 1", stored());
    }

    /** As leads that may be in the campaign already. */
    private List<Addition.Outcome> add() {
        List<AddRequest> set = List.of(request("+12025550142"), request("+12025550143"));
        return records.addAll(records.database(), set, Waiting.FOR_NOBODY).await().indefinitely().stream()
                .map(Addition::outcome)
                .toList();
    }

    private AddRequest request(String phone) {
        PhoneNumber number = PhoneNumber.of(phone, "US").orElseThrow();
        return new AddRequest(
                new NewRecord(client, campaign, campaign, number, 1, null, null, null, null, Map.of()),
                new Admission(null, true, false, null));
    }

    private String stored() {
        return rows.text(
                "SELECT (SELECT count(*) FROM outbound_record WHERE client_id = ?) || ' ' || (SELECT count(*) FROM refused_lead WHERE client_id = ?)",
                client,
                client);
    }
}
