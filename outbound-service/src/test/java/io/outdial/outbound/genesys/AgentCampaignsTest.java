package io.outdial.outbound.genesys;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An agent asks which campaigns it has. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AgentCampaignsTest {

    private static final String CAMPAIGNS = "/api/v2/me/outbound-campaigns";

    private RecordFixture fixture;
    private DeskRequest agent;

    @BeforeEach
    void anAgentOfACampaign() {
        fixture = new RecordFixture().previews();
        agent = DeskRequest.of(fixture);
    }

    @Test
    void campaignsAreShownByTheirUris() {
        String uri = "http://localhost:" + RestAssured.port + CAMPAIGNS + "/" + fixture.campaign;
        agent.shown(CAMPAIGNS).body("$", not(hasKey("campaigns"))).body("uris", equalTo(List.of(uri)));
        fixture.execute(
                "UPDATE campaign SET name = name || ' of May/June' WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        agent.shown(CAMPAIGNS).body("uris", equalTo(List.of(uri + "%20of%20May%2FJune")));
    }

    @Test
    void campaignsAreShownWithEveryField() {
        Map<String, Object> campaign = new LinkedHashMap<>(Map.of(
                "name",
                fixture.campaign,
                "dialingMode",
                "Preview",
                "groupName",
                fixture.campaign + "@AgentGroup1",
                "state",
                "Started",
                "applicationId",
                RecordFixture.APPLICATION,
                "uri",
                "http://localhost:" + RestAssured.port + CAMPAIGNS + "/" + fixture.campaign,
                "path",
                "/me/outbound-campaigns/" + fixture.campaign));
        campaign.put("description", null);
        agent.shown(CAMPAIGNS + "?fields=*")
                .body("$", not(hasKey("uris")))
                .body("campaigns", equalTo(List.of(campaign)));
    }

    @ParameterizedTest
    @CsvSource({
        "active, READY, Loaded",
        "testing, RUNNING, Started",
        "paused, RUNNING, Loaded",
        "draft, RUNNING,",
        "inactive, RUNNING,",
        "completed, RUNNING,",
        "archived, READY,"
    })
    void thoseThatAreLoadedOrStarted(String status, String position, String state) {
        fixture.execute(
                "UPDATE campaign SET status = ?, position = ? WHERE client_id = ? AND name = ?",
                status,
                position,
                fixture.client,
                fixture.campaign);
        agent.shown(CAMPAIGNS + "?fields=*")
                .body("campaigns.state", equalTo(state == null ? List.of() : List.of(state)));
    }

    @Test
    void whoWorksInNoneHasNone() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        DeskRequest.of(stranger).shown(CAMPAIGNS).body("uris", equalTo(List.of()));
        DeskRequest.of(stranger).shown(CAMPAIGNS + "?fields=*").body("campaigns", equalTo(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?fields=name", "?fields=**", "?fields=%00", "?fields=*&fields=*"})
    void aWordThatIsNoneIsRefused(String query) {
        agent.request(Spec.answersOnly("outbound"))
                .get(CAMPAIGNS + query)
                .then()
                .statusCode(400)
                .body("statusCode", equalTo(2));
    }
}
