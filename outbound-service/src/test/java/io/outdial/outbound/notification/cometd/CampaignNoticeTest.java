package io.outdial.outbound.notification.cometd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.entry.Api;
import io.outdial.outbound.event.Leads;
import io.outdial.outbound.genesys.DeskRequest;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the members of a campaign hear of it although they have not asked (genesys-web-services.md §2.4). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignNoticeTest {

    @TestHTTPResource("/api/v2/notifications")
    URL url;

    private final Received received = new Received();
    private final Received byOthers = new Received();
    private Desktops desktops;
    private RecordFixture agent;
    private String campaignId;

    @BeforeEach
    void start() throws Exception {
        desktops = new Desktops(url.toString());
        agent = new RecordFixture().previews();
        campaignId =
                agent.text("SELECT id FROM campaign WHERE client_id = ? AND name = ?", agent.client, agent.campaign);
    }

    @AfterEach
    void stop() throws Exception {
        desktops.close();
    }

    /** From {@code active}, {@code RUNNING} and {@code Preview}, each patch and what the members hear of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'position':'READY'                          | CampaignStopped Loaded",
                "'status':'paused'                           | CampaignStopped Loaded",
                "'status':'completed'                        | CampaignStopped Unloaded, CampaignUnloaded Unloaded",
                "'type':'Progressive'                        | CampaignModeChanged Started",
                "'position':'READY','type':'IVR'             | CampaignStopped Loaded, CampaignModeChanged Loaded",
                "'status':'paused';'status':'inactive'       | CampaignStopped Loaded, CampaignUnloaded Unloaded",
                "'status':'inactive';'type':'IVR';'status':'active' | CampaignStopped Unloaded, CampaignUnloaded Unloaded, CampaignLoaded Started, CampaignStarted Started",
                "'position':'READY';'position':'RUNNING'     | CampaignStopped Loaded, CampaignStarted Started",
                "'description':'text';'position':'RUNNING';'maxAttempts':3;'position':'COMPLETED' | CampaignStopped Loaded",
            })
    void theMembersHearOfEachStep(String patches, String expected) {
        desktops.open(agent, received.messages, Received.OUTBOUND);
        for (String fields : patches.split(";")) {
            patch(fields);
        }
        hears(received, expected);
        assertEquals(List.of(), received.messages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "active | RUNNING | CampaignLoaded Started, CampaignStarted Started | CampaignStopped Unloaded, CampaignUnloaded Unloaded",
                "active | READY   | CampaignLoaded Loaded                           | CampaignUnloaded Unloaded",
                "paused | RUNNING | CampaignLoaded Loaded                           | CampaignUnloaded Unloaded",
                "draft  | RUNNING | ''                                              | ''",
            })
    void whoComesToItAndWhoLeavesItHears(String status, String position, String came, String left) {
        agent.execute(
                "UPDATE campaign SET status = ?, position = ? WHERE client_id = ? AND id = CAST(? AS uuid)",
                status,
                position,
                agent.client,
                campaignId);
        RecordFixture colleague = new RecordFixture();
        desktops.open(agent, received.messages, Received.OUTBOUND);
        desktops.open(colleague, byOthers.messages, Received.OUTBOUND);
        members(colleague);
        hears(received, left);
        hears(byOthers, came);
        members(colleague);
        members(colleague, agent);
        hears(received, came);
        members(agent);
        hears(byOthers, left);
        // Nothing came in between, and nothing follows.
        RecordRequest.byNumber(colleague, RecordFixture.newPhone()).accepted();
        assertEquals("DoNotCallAcknowledge", Received.type(byOthers.next()));
        assertEquals(List.of(), received.messages);
    }

    private static void hears(Received desktop, String steps) {
        for (String step : steps.isEmpty() ? List.<String>of() : List.of(steps.split(", "))) {
            JsonNode message = desktop.next();
            assertEquals(
                    step,
                    Received.type(message) + " " + message.at("/campaign/state").textValue());
        }
    }

    private void members(RecordFixture... agents) {
        String ids = Arrays.stream(agents)
                .map(each -> "\"" + each.member + "\"")
                .collect(Collectors.joining(",", "{\"memberIds\":[", "]}"));
        Api.right()
                .body(ids)
                .put("/v2/campaigns/" + campaignId + "/members")
                .then()
                .statusCode(200);
    }

    @Test
    void theMessagesHaveTheKeysOfThoseThatAreAskedFor() {
        desktops.open(agent, received.messages, Received.OUTBOUND, Received.INTERNAL);
        patch("'description':'Spring','position':'READY'");
        JsonNode message = received.next();
        assertEquals("OutboundCampaignMessage", message.path("messageType").textValue());
        assertEquals(Set.of("campaign", "messageType", "notificationType"), Received.names(message));
        assertEquals(
                Set.of("name", "dialingMode", "groupName", "state", "devicePath", "applicationId", "description"),
                Received.names(message.path("campaign")));
        assertEquals(agent.campaign, message.at("/campaign/name").textValue());
        assertEquals("Preview", message.at("/campaign/dialingMode").textValue());
        assertEquals(
                "/devices/" + agent.device, message.at("/campaign/devicePath").textValue());
        JsonNode internal = received.next(Received.INTERNAL);
        assertEquals(agent.device.toString(), internal.path("deviceId").textValue());
        assertEquals(
                Set.of(
                        "GSW_USER_EVENT",
                        "GSW_APPLICATION_ID",
                        "GSW_CAMPAIGN_NAME",
                        "GSW_CAMPAIGN_GROUP_NAME",
                        "GSW_CAMPAIGN_GROUP_DBID",
                        "GSW_CAMPAIGN_GROUP_DESCRIPTION",
                        "GSW_CAMPAIGN_MODE"),
                Received.names(internal.path("userData")));
        assertEquals("CampaignStopped", internal.at("/userData/GSW_USER_EVENT").textValue());
    }

    @Test
    void nobodyElseHears() {
        UUID absent = agent.colleague("colleague-of-" + agent.user);
        RecordFixture noMember = new RecordFixture();
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT).previews();
        desktops.open(agent, received.messages, Received.OUTBOUND);
        desktops.open(noMember, byOthers.messages, Received.OUTBOUND);
        desktops.open(stranger, byOthers.messages, Received.OUTBOUND);
        patch("'position':'READY'");
        received.next();
        // What the others hear first is their own.
        for (RecordFixture other : List.of(noMember, stranger)) {
            RecordRequest.byNumber(other, RecordFixture.newPhone()).accepted();
        }
        assertEquals("DoNotCallAcknowledge", Received.type(byOthers.next()));
        assertEquals("DoNotCallAcknowledge", Received.type(byOthers.next()));
        assertEquals(
                "0",
                agent.text("SELECT count(*) FROM notification WHERE member_id = ?", absent),
                "who has no desktop open is not written to");
    }

    @Test
    void aMemberWithoutATelephoneHearsWithoutIt() {
        agent.execute("DELETE FROM device WHERE client_id = ? AND member_id = ?", agent.client, agent.member);
        desktops.open(agent, received.messages, Received.OUTBOUND, Received.INTERNAL);
        patch("'position':'READY'");
        assertFalse(received.next().path("campaign").has("devicePath"));
        patch("'position':'RUNNING'");
        assertEquals("CampaignStarted", Received.type(received.next()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLeadThatStartsTheCampaignIsToldOnce(boolean withKey) {
        agent.execute(
                "UPDATE campaign SET position = 'READY', type = 'Progressive' WHERE client_id = ? AND name = ?",
                agent.client,
                agent.campaign);
        desktops.open(agent, received.messages, Received.OUTBOUND);
        for (int n = 0; n < 2; n++) {
            Leads.moving(agent.campaign, "start", withKey ? "lead-" + n + agent.user : null);
        }
        Leads.moving(agent.campaign, "stop", null);
        assertEquals("CampaignStarted", Received.type(received.next()));
        assertEquals("CampaignStopped", Received.type(received.next()));
    }

    @Test
    void whoBeginsToWorkHearsHowItsCampaignsAre() {
        agent.withVoice();
        agent.execute(
                "INSERT INTO campaign_member (client_id, campaign_id, member_id) SELECT client_id, id, ? FROM campaign WHERE client_id = ? AND name = ?",
                agent.member,
                agent.client,
                agent.otherCampaign);
        agent.execute(
                "UPDATE campaign SET status = 'paused' WHERE client_id = ? AND name = ?",
                agent.client,
                agent.otherCampaign);
        desktops.open(agent, received.messages, "/v2/me/*");
        DeskRequest.of(agent).accepted("{\"operationName\": \"StartContactCenterSession\", \"channels\": [\"voice\"]}");
        received.next("/v2/me/devices");
        JsonNode first = received.next();
        assertEquals("CampaignStarted", Received.type(first));
        assertEquals(agent.campaign, first.at("/campaign/name").textValue());
        assertEquals(
                "/devices/" + agent.device, first.at("/campaign/devicePath").textValue());
        JsonNode second = received.next();
        assertEquals("CampaignLoaded", Received.type(second));
        assertEquals(agent.otherCampaign, second.at("/campaign/name").textValue());
    }

    private void patch(String fields) {
        Api.right()
                .body("{" + fields.replace('\'', '"') + "}")
                .patch("/v2/campaigns/" + campaignId)
                .then()
                .statusCode(200);
    }
}
