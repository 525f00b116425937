package io.outdial.outbound.campaign;

import static io.outdial.outbound.campaign.CampaignRequest.PATH;
import static io.outdial.outbound.campaign.CampaignRequest.make;
import static io.outdial.outbound.campaign.CampaignRequest.patch;
import static io.outdial.outbound.campaign.CampaignRequest.unique;
import static io.outdial.outbound.entry.Api.by;
import static io.outdial.outbound.entry.Api.right;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a campaign takes leads, and under which name. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CampaignLeadsTest {

    @Test
    void itTakesLeadsFromTheStart() {
        String name = unique();
        make("\"name\":\"" + name + "\"");
        assertEquals("SuccessFully Updated Progressive Campaign", lead(name));
        right().queryParam("search", name).get(PATH).then().body("items[0].position", equalTo("READY"));
    }

    @Test
    void aNameThatARenamedCampaignLeavesCanBeTaken() {
        String name = unique();
        String id = make("\"name\":\"" + name + "\"").extract().path("campaign.id");
        patch(id, "\"name\":\"" + unique() + "\"").statusCode(200);
        make("\"name\":\"" + name + "\"");
        assertEquals("SuccessFully Updated Progressive Campaign", lead(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "cancelled", "archived"})
    void whatIsOverTakesNoLeads(String status) {
        String name = unique();
        String id = make("\"name\":\"" + name + "\"").extract().path("campaign.id");
        if (status.equals("completed")) {
            patch(id, "\"status\":\"active\"").statusCode(200);
        }
        patch(id, "\"status\":\"" + status + "\"").statusCode(200);
        assertEquals("No User Found or Campaign Name is Invalid", lead(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"testing", "active"})
    void aCampaignInProgressDoes(String status) {
        String name = unique();
        String id = make("\"name\":\"" + name + "\"").extract().path("campaign.id");
        patch(id, "\"status\":\"" + status + "\"").statusCode(200);
        assertEquals("SuccessFully Updated Progressive Campaign", lead(name));
    }

    /** @return what CloudAgent's client is told */
    private static String lead(String campaign) {
        return by(TestEnvironment.KEY)
                .header("apiKey", TestEnvironment.KEY)
                .body("{\"campaignName\":\"%s\",\"phoneNumber\":\"2025550%03d\",\"userName\":\"demo\"}"
                        .formatted(campaign, (int) (Math.random() * 999)))
                .post("/ca_apis/AddCampaignData")
                .path("message");
    }
}
