package io.outdial.outbound.campaign;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign that is over is over at once, and its open records are a moment later (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignEndTest {

    final Rows rows = new Rows();

    private RecordFixture fixture;
    private UUID campaign;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
        campaign = UUID.fromString(fixture.campaignId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "cancelled", "archived"})
    void itsOpenRecordsAreCancelled(String status) {
        if (status.equals("archived")) {
            become("inactive");
        }
        long waiting = fixture.record(newPhone());
        long chained = fixture.record(fixture.list, newPhone(), waiting);
        long held = fixture.record(newPhone());
        UUID attempt = fixture.hold(held);
        long ended = fixture.record(newPhone());
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = 33, due_at = NULL, ended_at = now() WHERE handle = ?",
                ended);
        long elsewhere = fixture.record(fixture.otherList, newPhone(), fixture.newChain());

        become(status);

        await().until(() -> isDone(campaign));
        for (long record : new long[] {waiting, chained, held}) {
            assertEquals(State.CANCELLED, fixture.state(record));
        }
        assertEquals("cancelled", rows.text("SELECT ended_by FROM attempt WHERE id = ?", attempt));
        assertEquals(new State(2, 3, 33), fixture.state(ended));
        assertEquals(State.NEW, fixture.state(elsewhere));
        await().until(() -> !announced().isEmpty());
        assertEquals(1, announced().size());
    }

    /** More than one portion, and more than one turn would be if they were a page each. */
    @Test
    void manyEndInPortions() {
        rows.execute("""
                INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, lane_id, window_id, record_status, due_at, is_first)
                SELECT record.client_id, n.handle, n.handle, record.campaign_id, calling_list_id, 'x', '+1' || n.handle, 2, lane_id, window_id, 1, now(), true
                  FROM outbound_record AS record, LATERAL (SELECT nextval('record_handle') AS handle, record.handle AS of FROM generate_series(1, 1200)) AS n
                 WHERE record.handle = ?
                """, fixture.record(newPhone()));
        become("completed");
        await().until(() -> isDone(campaign));
        assertEquals(
                List.of("1201"),
                rows.texts(
                        "SELECT count(*) FROM outbound_record WHERE campaign_id = ? AND record_status = 5", campaign));
    }

    @Test
    void oneThatIsOpenedAgainTakesRecordsAgain() {
        become("completed");
        become("active");
        long record = fixture.record(newPhone());
        become("paused");
        assertEquals("0", rows.text("SELECT count(*) FROM ending_campaign WHERE campaign_id = ?", campaign));
        assertEquals(State.NEW, fixture.state(record));
    }

    private void become(String status) {
        right().body(Map.of("status", status))
                .patch("/v2/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    private boolean isDone(UUID id) {
        return rows.number("SELECT count(*) FROM ending_campaign WHERE campaign_id = ?", id) == 0;
    }

    private List<JsonNode> announced() {
        return EnrollmentStub.endsOf(campaign);
    }
}
