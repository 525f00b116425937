package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.local.OutdialService;
import io.outdial.platform.registry.ApiAuthentication;
import io.outdial.platform.registry.CloudAgentAccount;
import io.outdial.platform.time.TzdbZone;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client of its own that works through all three dialects: a campaign, an agent with a device, a lead feed. */
final class CallCentre {

    private static final int APPLICATION = 134;
    private static final String DO_NOT_CALL = "PhoneNumber Added is a DND Number";

    private final Product product;
    private final UUID client;
    private final String cloudAgentUser;
    private final Caller caller;
    private final Caller leadFeed;
    private final Caller agent;
    private final String campaign;
    private final String campaignId;
    private final String device;

    /** @param region two letters, of which numbers without a country code are */
    CallCentre(Product product, String region) {
        this(product, region, TzdbZone.UTC);
    }

    /** @param timeZone of the dates that its lead feed sends */
    CallCentre(Product product, String region, TzdbZone timeZone) {
        this.product = product;
        cloudAgentUser = "centre-" + UUID.randomUUID();
        client = product.newClient(
                cloudAgentUser, region, timeZone, new CloudAgentAccount(cloudAgentUser, ApiAuthentication.BASIC_AUTH));
        caller = product.callerOf(client, permission -> true);
        leadFeed = Caller.withCloudAgentKey(product.gateway(), caller.login().get(1));
        campaign = "Campaign-" + client;
        campaignId = made(caller.post(
                        "/v2/campaigns", "{\"name\": \"%s\", \"applicationId\": %d}".formatted(campaign, APPLICATION)))
                .at("/campaign/id")
                .asText();
        String userName = "agent-" + client;
        String password = UUID.randomUUID().toString();
        String member = made(caller.post(
                        "/v2/members",
                        "{\"name\": \"Ann\", \"agentId\": \"ann\", \"userName\": \"%s\", \"password\": \"%s\", \"features\": [\"api-voice-outbound\"]}"
                                .formatted(userName, password)))
                .at("/member/id")
                .asText();
        device = made(caller.post("/v2/members/" + member + "/devices", "{}"))
                .at("/device/id")
                .asText();
        agent = Caller.agent(product.gateway(), userName, password);
    }

    /** {@code DoNotCallRecord} by number. */
    Answer mark(String number) {
        return mark(number, Map.of());
    }

    /** @param more parameters beside those that are needed */
    Answer mark(String number, Map<String, String> more) {
        ObjectNode body = object("operationName", "DoNotCallRecord")
                .put("applicationId", APPLICATION)
                .put("campaignName", campaign)
                .put("devicePath", "/devices/" + device)
                .put("phoneNumber", number);
        more.forEach(body::put);
        return agent.post("/api/v2/me/outbound-records", body.toString());
    }

    /** Sends Bayeux messages with the agent's login and without any cookie. */
    JsonNode bayeux(ObjectNode... messages) {
        return made(agent.post("/api/v2/notifications", List.of(messages).toString()));
    }

    /** A new customer who does not want to be called. */
    Answer optOut(String number) {
        return caller.post(
                "/v2/customers",
                object("callerId", number).put("doNotCall", true).toString());
    }

    Answer create(String number) {
        return caller.post("/v2/customers", object("callerId", number).toString());
    }

    Answer changeNumber(String customer, String number) {
        return caller.patch(
                "/v2/customers/" + customer, object("callerId", number).toString());
    }

    JsonNode customer(String id) {
        return caller.get("/v2/customers/" + id).json();
    }

    /**
     * Uploads records of leads and enrols them in the campaign.
     *
     * @param records as the API takes them
     */
    JsonNode upload(ObjectNode... records) {
        ObjectNode body = object("campaignId", campaignId);
        for (ObjectNode each : records) {
            body.withArray("records").add(each);
        }
        return made(caller.post("/v2/leads/upload", body.toString()));
    }

    /** A record with all that it needs. */
    static ObjectNode record(String number) {
        return object("phoneNumber", number).put("postalCode", "20001");
    }

    /** {@code AddCampaignData} that looks for duplicates. */
    Answer lead(String number) {
        return lead(number, Map.of());
    }

    /** @param more fields beside those that are needed */
    Answer lead(String number, Map<String, String> more) {
        ObjectNode body = object("userName", cloudAgentUser)
                .put("campaignName", campaign)
                .put("phoneNumber", number)
                .put("checkDuplicate", "true");
        more.forEach(body::put);
        return leadFeed.post(Product.LEAD_PATH, body.toString());
    }

    /** A column of the record of a number, as text. */
    String recordOf(String number, String column) {
        return product.query(
                OutdialService.OUTBOUND,
                "SELECT " + column + "::text FROM outbound_record WHERE client_id = ? AND phone = ?",
                client,
                number);
    }

    void assertRefusesToCall(String number) {
        Answer answer = lead(number);
        assertEquals(DO_NOT_CALL, answer.json().path("message").asText(), number + ": " + answer);
    }

    void awaitDelivery() {
        product.awaitDelivery(client);
    }

    private static ObjectNode object(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static JsonNode made(Answer answer) {
        assertEquals(200, answer.status(), answer.toString());
        return answer.json();
    }
}
