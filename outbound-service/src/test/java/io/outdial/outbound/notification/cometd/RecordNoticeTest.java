package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.entry.Api;
import io.outdial.outbound.event.Events;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents hear of their records although they have not asked (genesys-web-services.md §2.5). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordNoticeTest {

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private final Received received = new Received();
    private Desktops desktops;
    private RecordFixture agent;
    private String campaignId;
    private String colleague;
    private UUID colleagueId;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        agent = new RecordFixture().previews();
        campaignId =
                agent.text("SELECT id FROM campaign WHERE client_id = ? AND name = ?", agent.client, agent.campaign);
        colleague = "colleague-of-" + agent.user;
        colleagueId = agent.colleague(colleague);
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"marked", "opted out", "erased", "enrolment ended"})
    void whoHasARecordThatMayNotBeCalledAnyMoreHearsSo(String why) {
        String phone = RecordFixture.newPhone();
        long record = agent.record(phone);
        desktops.open(agent, received.messages, Received.OUTBOUND, Received.INTERNAL);
        pull();
        received.next(Received.INTERNAL);
        switch (why) {
            case "marked" -> markByColleague(phone);
            case "opted out" -> Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), agent, phone));
            case "erased" -> Events.INBOX.accepts(Events.erased(UUID.randomUUID(), agent, phone));
            default -> Events.INBOX.accepts(Events.ended(UUID.randomUUID(), agent, agent.campaign, phone));
        }
        JsonNode message = received.next();
        assertEquals("RecordCancel", Received.type(message));
        assertEquals("OutboundRecordMessage", message.path("messageType").textValue());
        assertEquals(
                Set.of("devicePath", "applicationId", "campaignName", "callingList", "recordHandle"),
                Received.names(message.path("record")));
        assertEquals(record, message.at("/record/recordHandle").longValue());
        assertEquals(agent.list, message.at("/record/callingList").textValue());
        JsonNode internal = received.next(Received.INTERNAL);
        assertEquals("RecordCancel", internal.at("/userData/GSW_USER_EVENT").textValue());
        assertEquals(record, internal.at("/userData/GSW_RECORD_HANDLE").longValue());
        assertFalse(agent.text(
                        "SELECT string_agg(messages, '') FROM notification WHERE member_id = ? AND n > 1", agent.member)
                .contains(phone));
    }

    /** The second mark, of a number that is stopped already, and the agent's own mark are not. */
    @Test
    void itIsToldOnceAndNotByWhoeverDidIt() {
        String phone = RecordFixture.newPhone();
        agent.record(phone);
        desktops.open(agent, received.messages, Received.OUTBOUND);
        pull();
        received.next();
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), agent, phone));
        assertEquals("RecordCancel", Received.type(received.next()));
        markByColleague(phone);
        String own = RecordFixture.newPhone();
        agent.record(own);
        pull();
        assertEquals("PreviewRecord", Received.type(received.next()));
        RecordRequest.byNumber(agent, own).accepted();
        assertEquals("DoNotCallAcknowledge", Received.type(received.next()));
        patch("'position':'READY'");
        assertEquals("CampaignStopped", Received.type(received.next()));
    }

    @Test
    void whoHasNothingOfTheNumberHearsNothing() {
        String phone = RecordFixture.newPhone();
        agent.record(RecordFixture.newPhone());
        desktops.open(agent, received.messages, Received.OUTBOUND);
        pull();
        received.next();
        agent.record(phone);
        markByColleague(phone);
        patch("'position':'READY'");
        assertEquals("CampaignStopped", Received.type(received.next()));
    }

    @Test
    void aPromisedCallbackIsToldWhenItIsDueAndIsTheNextRecord() {
        long record = agent.record(RecordFixture.newPhone());
        desktops.open(agent, received.messages, Received.OUTBOUND, Received.INTERNAL);
        pull();
        received.next();
        long at = Instant.now().getEpochSecond() + 2;
        RecordRequest.byHandle(agent, record)
                .with("operationName", "RescheduleRecord")
                .with("callbackType", "Personal")
                .with("timestamp", at)
                .accepted();
        assertEquals("ScheduledRecordRescheduleAcknowledge", Received.type(received.next()));
        agent.record(RecordFixture.newPhone());
        JsonNode due = received.next();
        assertEquals("ScheduledCall", due.path("notificationType").textValue());
        assertEquals(record, due.at("/record/recordHandle").longValue());
        assertTrue(Instant.now().getEpochSecond() >= at);
        JsonNode internal = received.next(Received.INTERNAL).path("userData");
        assertEquals("ScheduledCall", internal.path("GSW_USER_EVENT").textValue());
        assertEquals(at, internal.path("GSW_DATE_TIME").longValue());
        pull();
        assertEquals(
                record, received.next().at("/record/userData/GSW_RECORD_HANDLE").longValue());
    }

    private void markByColleague(String phone) {
        RecordRequest.byNumber(agent, phone)
                .as(colleague, TestEnvironment.AGENT_PASSWORD)
                .with("devicePath", "/devices/" + colleagueId)
                .accepted();
    }

    private void pull() {
        RecordRequest.onCampaign(agent, "GetPreviewRecord").accepted();
    }

    private void patch(String fields) {
        Api.right()
                .body("{" + fields.replace('\'', '"') + "}")
                .patch("/v2/campaigns/" + campaignId)
                .then()
                .statusCode(200);
    }
}
