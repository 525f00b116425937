package io.outdial.outbound.cloudagent.control;

import static io.outdial.outbound.entry.Api.right;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Campaigns made and changed over CloudAgent's API are campaigns of the directory. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignSetupTest {

    private static final String OUTBOUND = "/APIServices/campaignControl/outbound";
    private static final String INBOUND = "/APIServices/campaignControl/inbound";
    private static final String DIDS = "/APIServices/dynamic/did/update";

    @Test
    void aCampaignIsMadeAndWaitsToBeStarted() {
        String name = unique();
        answers(
                OUTBOUND,
                outbound(name, "create")
                        .put("pacingRatio", "1:2")
                        .put("maxDropRatio", "5")
                        .put("tries", "3")
                        .put("maxConcurrentCalls", "25")
                        .put("users", "agent1")
                        .put("skill", "sales,support"),
                "Campaign created successfully");
        String id = right().queryParam("search", name)
                .get("/v2/campaigns")
                .then()
                .body("items[0].name", equalTo(name))
                .body("items[0].status", equalTo("active"))
                .body("items[0].position", equalTo("READY"))
                .body("items[0].type", equalTo("Predictive"))
                .body("items[0].dialMethod", equalTo("Skillwise"))
                .body("items[0].callFrom", equalTo(32_400))
                .body("items[0].callUntil", equalTo(72_000))
                .body("items[0].pacingRatio", equalTo(2))
                .body("items[0].maxDropPercent", equalTo(5))
                .body("items[0].maxAttempts", equalTo(3))
                .body("items[0].maxConcurrentCalls", equalTo(25))
                .body("items[0].did", equalTo("+12025550100"))
                .extract()
                .path("items[0].id");
        right().get("/v2/campaigns/{id}/members", id).then().body("items.agentId", equalTo(List.of("agent1")));
        right().get("/v2/campaigns/{id}/skills", id).then().body("items.name", equalTo(List.of("sales", "support")));
        answers(OUTBOUND, outbound(name, "create"), "Campaign already exists.");
    }

    @Test
    void itIsChangedWhileItDoesNotRun() {
        String name = unique();
        answers(OUTBOUND + "/update", outbound(name, "update"), "Campaign not found.");
        answers(OUTBOUND, outbound(name, "create").put("users", "agent1"), "Campaign created successfully");
        answers(OUTBOUND + "/update", outbound(name, "update").put("tries", "7"), "Campaign updated successfully");
        String id = right().queryParam("search", name)
                .get("/v2/campaigns")
                .then()
                .body("items[0].maxAttempts", equalTo(7))
                .extract()
                .path("items[0].id");
        right().get("/v2/campaigns/{id}/members", id).then().body("itemsTotal", equalTo(1));
        right().body("{\"position\":\"RUNNING\"}").patch("/v2/campaigns/{id}", id);
        answers(
                OUTBOUND + "/update",
                outbound(name, "update").put("tries", "9").put("users", ""),
                "users should not be empty");
        answers(OUTBOUND + "/update", outbound(name, "update").put("tries", "9"), "Campaign is in Running position.");
        right().get("/v2/campaigns/{id}", id).then().body("campaign.maxAttempts", equalTo(7));
    }

    @Test
    void nothingIsMadeOfWhatTheClientDoesNotHave() {
        String name = unique();
        answers(OUTBOUND, outbound(name, "create").put("users", "nobody"), "No member is called nobody");
        answers(OUTBOUND, outbound(name, "create").put("skill", "magic"), "No skill is called magic");
        answers(OUTBOUND, outbound(name, "create").put("mappingName", "Missing"), "No mapping with this name");
        answers(OUTBOUND, outbound(name, "update"), "Invalid action");
        answers(OUTBOUND, outbound(name, "create").put("did", "x"), "Invalid did");
        right().queryParam("search", name).get("/v2/campaigns").then().body("itemsTotal", equalTo(0));
    }

    @Test
    void anInboundCampaignIsMade() {
        String name = unique();
        ObjectNode body = account()
                .put("campaignName", name)
                .put("action", "create")
                .put("campaignType", "InBound")
                .put("did", "7001");
        answers(INBOUND, body, "Campaign created successfully");
        right().queryParam("search", name)
                .get("/v2/campaigns")
                .then()
                .body("items[0].direction", equalTo("inbound"))
                .body("items[0].did", equalTo("7001"));
    }

    @Test
    void theNumbersToChooseFromAreSet() {
        String name = unique();
        answers(OUTBOUND, outbound(name, "create"), "Campaign created successfully");
        ObjectNode dids = account().put("campaignName", name);
        answers(DIDS, dids, "DIDs is required");
        answers(DIDS, dids.put("dynamicDIDs", "7001,+12025550101"), "fallbackDIDs is required");
        answers(
                DIDS,
                dids.put("fallbackDynamicDIDs", "7003,x"),
                "Please enter the Valid FallbackDIDs assigned to the account.");
        answers(DIDS, dids.put("fallbackDynamicDIDs", "7003"), "Dynamic DIDs updated successfully");
        right().queryParam("search", name)
                .get("/v2/campaigns")
                .then()
                .body("items[0].dynamicDids", equalTo(List.of("7001", "+12025550101")))
                .body("items[0].fallbackDynamicDids", equalTo(List.of("7003")));
        answers(DIDS, dids.put("dynamicDIDs", "x"), "Please enter the Valid DIDs assigned to the account.");
        answers(DIDS, dids.put("dynamicDIDs", "7001").put("campaignName", "Nobody's"), "Campaign not found.");
    }

    @Test
    void keyAndUserNameMustBothBeRight() {
        String name = unique();
        for (ObjectNode wrong : List.of(
                outbound(name, "create").put("username", "other"),
                outbound(name, "create").put("apiKey", "x"),
                outbound(name, "create").put("apiKey", TestEnvironment.KEY_WITHOUT_PERMISSIONS),
                outbound(name, "create").without(List.of("apiKey")),
                outbound(name, "create").without(List.of("username")))) {
            answers(OUTBOUND, wrong, "Authentication failed.");
        }
        right().queryParam("search", name).get("/v2/campaigns").then().body("itemsTotal", equalTo(0));
    }

    @Test
    void anIdempotencyKeyMakesOne() {
        String name = unique();
        for (int i = 0; i < 2; i++) {
            given().filter(Spec.answersOnly("outbound"))
                    .contentType("application/json")
                    .header("Idempotency-Key", name)
                    .body(outbound(name, "create").toString())
                    .post(OUTBOUND)
                    .then()
                    .body("Message", equalTo("Campaign created successfully"));
        }
    }

    private static ValidatableResponse answers(String path, ObjectNode body, String message) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .body(body.toString())
                .post(path)
                .then()
                .statusCode(200)
                .body(equalTo("{\"Message\":\"" + message + "\"}"));
    }

    private static ObjectNode account() {
        return JsonNodeFactory.instance.objectNode().put("username", "demo").put("apiKey", TestEnvironment.KEY);
    }

    private static ObjectNode outbound(String name, String action) {
        return account()
                .put("campaignName", name)
                .put("action", action)
                .put("campaignType", "Predictive")
                .put("dialMethod", "Skillwise")
                .put("did", "+12025550100")
                .put("runtimeStart", "09:00:00")
                .put("runtimeEnd", "20:00:00");
    }

    private static String unique() {
        return "c" + UUID.randomUUID();
    }
}
