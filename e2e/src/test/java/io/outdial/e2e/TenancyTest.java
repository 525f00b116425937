package io.outdial.e2e;

import static io.outdial.e2e.Product.RESTRICTION;
import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.STATUS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.local.OutdialService;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To another client, what is ours is answered exactly as what does not exist, and stays as it was. */
@OnSharedProduct
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyTest {

    private static final String LEGACY_LEAD_PATH =
            "/cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/addCamapaignData";

    private static final String UNKNOWN = UUID.randomUUID().toString();

    private final Product product;

    /** Of another client, with a device of its own. */
    private Caller stranger;

    private String strangersDevice;

    TenancyTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void anAgentOfAnotherClient() {
        UUID client = product.newClient("Agents of their own");
        Caller caller = product.callerOf(client, permission -> true);
        String userName = "stranger-" + client;
        Answer member = caller.post(
                "/v2/members",
                "{\"name\": \"Sam\", \"agentId\": \"sam\", \"userName\": \"%s\", \"password\": \"%s\", \"features\": [\"api-voice-outbound\"]}"
                        .formatted(userName, client));
        String memberId = member.json().at("/member/id").asText();
        strangersDevice = caller.post("/v2/members/" + memberId + "/devices", "{}")
                .json()
                .at("/device/id")
                .asText();
        stranger = Caller.agent(product.gateway(), userName, client.toString());
    }

    @Test
    void aRestriction() {
        Answer ours = product.otherClient().post(RESTRICTIONS_PATH, RESTRICTION);
        Answer ofUnknownId =
                product.otherClient().post("/v2/campaigns/" + UNKNOWN + "/agent-source-restrictions", RESTRICTION);

        assertNotFoundAlike(ofUnknownId, ours);
    }

    @Test
    void aTransferConfig() {
        String before = product.caller().patch(TRANSFER_PATH, "{}").body();

        Answer ours = product.otherClient().patch(TRANSFER_PATH, "{\"name\": \"Taken over\"}");
        Answer ofUnknownId =
                product.otherClient().patch("/v2/campaigns/transfer-configs/" + UNKNOWN, "{\"name\": \"Taken over\"}");

        assertNotFoundAlike(ofUnknownId, ours);
        assertEquals(before, product.caller().patch(TRANSFER_PATH, "{}").body());
    }

    @Test
    void anEnrolment() {
        String body =
                "{\"customerId\": \"%s\", \"campaignId\": \"13f8bf6d-dc27-4a04-bffe-6e5b13c19ddf\", \"status\": \"failed\"}";

        Answer ours = product.otherClient().patch(STATUS_PATH, body.formatted("87d8e330-2878-4742-a86f-dbbb3bf522ac"));
        Answer ofUnknownId = product.otherClient().patch(STATUS_PATH, body.formatted(UNKNOWN));

        assertNotFoundAlike(ofUnknownId, ours);
        assertEquals(
                "0",
                product.query(
                        OutdialService.ENROLLMENT,
                        "SELECT count(*) FROM customer_campaign WHERE id = ?::uuid AND status = 'failed'",
                        "36ca8d1d-3d3d-48cf-bd1f-a796d8849d75"));
    }

    @Test
    void aCampaignOfCloudAgent() {
        String theirKey = product.credentials().otherClient().apiKey();

        Answer answer = Caller.withCloudAgentKey(product.gateway(), theirKey)
                .post(
                        Product.LEAD_PATH,
                        "{\"userName\": \"demo\", \"campaignName\": \"Progressive_Nonagentwise\", \"phoneNumber\": \"12025550177\"}");

        assertEquals("Invalid User Details", answer.json().path("message").asText(), answer.toString());
    }

    @Test
    void aTokenForAnotherClientsAccount() {
        Caller other = Caller.withCloudAgentKey(
                product.gateway(), product.credentials().otherClient().apiKey());
        for (String path : List.of("/ca_apis/CAToken/generateToken", "/CA_Reports/catoken/generatetoken")) {
            Answer answer = other.post(path, "{\"userName\": \"demo\"}");
            assertEquals(
                    "Invalid userName or apiKey", answer.json().path("message").asText(), answer.toString());
        }
    }

    /** By the paths of the older manual, with the fields wherever its clients put them, a body of a GET among them. */
    @Test
    void aCampaignOfCloudAgentByTheOlderPaths() {
        String fields =
                "{\"api_key\": \"%s\", \"campaign_name\": \"%s\", \"PhoneNumber\": \"12025550177\", \"format\": \"json\"}";
        Map<String, String> answers = Map.of(
                product.credentials().otherClient().apiKey(), "No User Found",
                product.credentials().cloudAgent().apiKey(), "No User Found or Campaign Name is Invalid");
        answers.forEach((key, message) -> {
            for (String path : List.of(LEGACY_LEAD_PATH, LEGACY_LEAD_PATH + "V2")) {
                for (String method : List.of("GET", "POST")) {
                    Answer answer = product.anonymous().send(method, path, fields.formatted(key, "NoSuchCampaign"));
                    assertEquals(message, answer.json().path("message").asText(), answer.toString());
                }
                Answer answer = product.anonymous()
                        .get(path.toUpperCase(Locale.ROOT) + "/api_key/" + key
                                + "/format/json/campaign_name/NoSuchCampaign/");
                assertEquals(message, answer.json().path("message").asText(), answer.toString());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DoNotCallRecord",
                "CancelRecord",
                "UpdateRecord",
                "CompleteRecord",
                "RejectRecord",
                "RescheduleRecord",
                "GetChainedRecord"
            })
    void aRecordOfAnotherClientsAgents(String operationName) {
        assertUnknownToAStranger(operationName, Product.RECORD_PATH, "/api/v2/me/outbound-records/999999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"StartPreviewSession", "GetPreviewRecord", "EndPreviewSession"})
    void aCampaignOfAnotherClientsAgents(String operationName) {
        assertUnknownToAStranger(
                operationName, "/api/v2/me/outbound-campaigns/Campaign1", "/api/v2/me/outbound-campaigns/Nowhere");
    }

    /** To an agent of another client, what is ours is as if it did not exist. */
    private void assertUnknownToAStranger(String operationName, String path, String unknownPath) {
        String operation = """
                {"operationName": "%s", "applicationId": 134, "campaignName": "Campaign1", "callingList": "CallingList1",
                 "devicePath": "/devices/%s", "callbackType": "Personal", "timestamp": %d}""".formatted(operationName, strangersDevice, System.currentTimeMillis() / 1000 + 600);
        String before = listed();

        Answer ours = stranger.post(path, operation);
        Answer ofUnknownId = stranger.post(unknownPath, operation);

        assertEquals(404, ours.status(), ours.toString());
        assertEquals(6, ours.json().path("statusCode").asInt(), ours.toString());
        assertEquals(ofUnknownId.body(), ours.body());
        assertEquals(before, listed());
    }

    private String listed() {
        return product.query(
                OutdialService.OUTBOUND,
                "SELECT count(*) FROM do_not_call WHERE client_id = ?",
                product.credentials().clientId());
    }

    private static void assertNotFoundAlike(Answer ofUnknownId, Answer ours) {
        assertEquals(404, ours.status(), ours.toString());
        assertEquals("NOT_FOUND", ours.json().path("code").asText(), ours.toString());
        assertEquals(ofUnknownId.body(), ours.body());
    }
}
