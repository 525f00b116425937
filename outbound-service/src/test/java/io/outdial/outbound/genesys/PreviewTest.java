package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask for the records of a campaign, and how. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class PreviewTest {

    private RecordFixture fixture;
    private PreviewDesk desk;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture().previews();
        desk = new PreviewDesk(fixture);
        record = fixture.record(newPhone());
    }

    @Test
    void withoutARecordTheAnswerIsTheSame() {
        desk.pull();
        desk.pull();
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE member_id = ?", fixture.member));
    }

    @Test
    void theSameIdempotencyKeyGetsNoSecondRecord() {
        fixture.record(newPhone());
        desk.onCampaign("GetPreviewRecord").idempotencyKey("pull-" + record).accepted();
        desk.onCampaign("GetPreviewRecord").idempotencyKey("pull-" + record).accepted();
        assertEquals("1", fixture.text("SELECT count(*) FROM attempt WHERE member_id = ?", fixture.member));
    }

    @Test
    void whatTheAgentHasGoesBackWhenTheSessionEnds() {
        desk.onCampaign("StartPreviewSession").accepted();
        desk.pull();
        desk.onCampaign("EndPreviewSession").accepted();
        assertEquals(State.NEW, fixture.state(record));
        assertEquals("0", fixture.text("SELECT count(*) FROM preview_session WHERE member_id = ?", fixture.member));
    }

    @ParameterizedTest
    @CsvSource({
        "UPDATE campaign SET type = 'Progressive', 2, The campaign is not of type Preview",
        "UPDATE campaign SET position = 'READY', 2, The campaign is not running",
        "UPDATE campaign SET status = 'paused', 2, The campaign is not running",
        "UPDATE campaign SET start_date = now() + interval '1 day', 2, The campaign is not running",
        "UPDATE campaign SET end_date = now(), 2, The campaign is not running",
    })
    void aCampaignThatGivesNoPreviews(String change, int statusCode, String message) {
        fixture.execute(change + " WHERE client_id = ? AND name = ?", fixture.client, fixture.campaign);
        desk.onCampaign("GetPreviewRecord").refused(400, statusCode).body("statusMessage", equalTo(message));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void whoDoesNotWorkInTheCampaignGetsNothing() {
        fixture.execute("DELETE FROM campaign_member WHERE member_id = ?", fixture.member);
        desk.onCampaign("GetPreviewRecord").refused(403, 5);
        desk.onCampaign("StartPreviewSession").refused(403, 5);
    }

    @Test
    void anAgentHasTenRecordsAtMost() {
        IntStream.range(0, 10).forEach(n -> fixture.record(newPhone()));
        IntStream.range(0, 10).forEach(n -> desk.pull());
        desk.onCampaign("GetPreviewRecord").refused(400, 2);
    }

    @Test
    void anotherClientsCampaignIsAsUnknown() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT).previews();
        assertNotEquals(fixture.campaign, stranger.campaign);
        RecordRequest.onCampaign(stranger, "GetPreviewRecord")
                .as(fixture.user, TestEnvironment.AGENT_PASSWORD)
                .refused(404, 6);
    }
}
