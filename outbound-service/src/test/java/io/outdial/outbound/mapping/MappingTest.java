package io.outdial.outbound.mapping;

import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.cloudagent.Campaigns;
import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings, and what they are to campaigns and leads. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class MappingTest {

    private static final String COLUMNS = "[{\"name\":\" City \"},{\"name\":\"Amount\",\"type\":\"number\"}]";

    final Rows rows = new Rows();

    @Test
    void isMadeReadListedChangedAndDeleted() {
        String name = unique();
        String id = make(name, COLUMNS);
        right().get("/v2/mappings/{id}", id)
                .then()
                .statusCode(200)
                .body("mapping.name", equalTo(name))
                .body("mapping.columns.name", equalTo(List.of("City", "Amount")))
                .body("mapping.columns.type", equalTo(List.of("text", "number")));
        right().queryParam("search", name).get("/v2/mappings").then().body("items.id", equalTo(List.of(id)));
        String before = right().get("/v2/mappings/{id}", id).path("mapping.updatedAt");
        patch(id, "{\"columns\":" + COLUMNS + "}").body("mapping.updatedAt", equalTo(before));
        patch(id, "{\"columns\":[]}").body("mapping.columns", equalTo(List.of()));
        right().delete("/v2/mappings/{id}", id).then().statusCode(200).body("mapping.name", equalTo(name));
        right().get("/v2/mappings/{id}", id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\"}",
                "{\"name\":\"with space\"}",
                "{\"name\":\"Umlaut\\u00e4\"}",
                "{\"name\":\"ok\",\"columns\":[{\"name\":\"a\"},{\"name\":\"A\"}]}",
                "{\"name\":\"ok\",\"columns\":[{\"name\":\" \"}]}",
                "{\"name\":\"ok\",\"columns\":[{\"name\":\"a\",\"type\":\"colour\"}]}"
            })
    void whatIsWrongIsRefused(String body) {
        wrong().body(body).post("/v2/mappings").then().statusCode(422).body("code", equalTo("VALIDATION_ERROR"));
    }

    @Test
    void aNameIsTakenOnceByAClient() {
        String name = unique();
        String id = make(name, "[]");
        refused(wrong().body("{\"name\":\"" + name + "\"}").post("/v2/mappings").then(), 400, "ALREADY_EXISTS");
        by(TestEnvironment.OTHER_CLIENT_KEY)
                .body("{\"name\":\"" + name + "\"}")
                .post("/v2/mappings")
                .then()
                .statusCode(200);
        refused(
                by(TestEnvironment.OTHER_CLIENT_KEY)
                        .get("/v2/mappings/{id}", id)
                        .then(),
                404,
                "NOT_FOUND");
    }

    @Test
    void aCampaignNamesAMappingThatItsClientHas() {
        String name = unique();
        String id = make(name, "[]");
        String campaign = campaign(",\"mappingName\":\"" + name + "\"");
        right().get("/v2/campaigns/{id}", campaign).then().body("campaign.mappingName", equalTo(name));
        refused(wrong().delete("/v2/mappings/{id}", id).then(), 400, "IN_USE");
        String renamed = unique();
        patch(id, "{\"name\":\"" + renamed + "\"}");
        right().get("/v2/campaigns/{id}", campaign).then().body("campaign.mappingName", equalTo(renamed));
        refused(
                wrong().body("{\"mappingName\":\"" + name + "\"}")
                        .patch("/v2/campaigns/{id}", campaign)
                        .then(),
                404,
                "NOT_FOUND");
        refused(
                by(TestEnvironment.OTHER_CLIENT_KEY)
                        .body("{\"name\":\"%s\",\"mappingName\":\"%s\"}".formatted(unique(), renamed))
                        .post("/v2/campaigns")
                        .then(),
                404,
                "NOT_FOUND");
        right().body("{\"mappingName\":null}")
                .patch("/v2/campaigns/{id}", campaign)
                .then()
                .statusCode(200)
                .body("campaign.mappingName", nullValue());
        right().delete("/v2/mappings/{id}", id).then().statusCode(200);
    }

    /** What a replica remembers of a campaign includes the columns of its leads. */
    @Test
    void anotherMappingAndOtherColumnsAreAnotherVersionOfTheCampaign() {
        String id = make(unique(), "[]");
        String name = right().get("/v2/mappings/{id}", id).path("mapping.name");
        String campaign = campaign("");
        long before = version(campaign);
        right().body("{\"mappingName\":\"" + name + "\"}").patch("/v2/campaigns/{id}", campaign);
        assertEquals(before + 1, version(campaign));
        patch(id, "{\"columns\":" + COLUMNS + "}");
        assertEquals(before + 2, version(campaign));
        patch(id, "{\"columns\":" + COLUMNS + "}");
        assertEquals(before + 2, version(campaign));
    }

    @Test
    void aLeadsColumnsAreStoredAsTheMappingHasThem() {
        String name = unique();
        make(name, COLUMNS);
        String campaign = campaign(",\"mappingName\":\"" + name + "\"");
        String campaignName = right().get("/v2/campaigns/{id}", campaign).path("campaign.name");
        CloudAgentRequest.send(CloudAgentRequest.lead(campaignName, Campaigns.number())
                        .put("CITY", "Pune")
                        .put("amount", "12.5")
                        .put("colour", "red"))
                .then()
                .body("status", equalTo("Success"));
        assertEquals(
                "{\"City\": \"Pune\", \"Amount\": 12.5, \"colour\": \"red\"}",
                rows.all(
                                "SELECT CAST(user_data AS text) FROM outbound_record WHERE campaign_id = ?",
                                UUID.fromString(campaign))
                        .get(0)
                        .get(0));
    }

    private static String make(String name, String columns) {
        return right().body("{\"name\":\"%s\",\"columns\":%s}".formatted(name, columns))
                .post("/v2/mappings")
                .then()
                .statusCode(200)
                .extract()
                .path("mapping.id");
    }

    private static String campaign(String fields) {
        return right().body("{\"name\":\"%s\"%s}".formatted(unique(), fields))
                .post("/v2/campaigns")
                .then()
                .statusCode(200)
                .extract()
                .path("campaign.id");
    }

    private static ValidatableResponse patch(String id, String body) {
        return right().body(body).patch("/v2/mappings/{id}", id).then().statusCode(200);
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).body("code", equalTo(code));
    }

    private long version(String campaign) {
        return (Long) rows.all("SELECT version FROM campaign WHERE id = ?", UUID.fromString(campaign))
                .get(0)
                .get(0);
    }

    private static String unique() {
        return "m" + UUID.randomUUID().toString().replace('-', '_');
    }
}
