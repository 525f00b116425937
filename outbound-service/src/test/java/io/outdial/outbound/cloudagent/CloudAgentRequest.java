package io.outdial.outbound.cloudagent;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Requests as the tests send them. Only answers are held against the document: what clients send is looser than any
 * schema.
 */
public final class CloudAgentRequest {

    public static final String PATH = "/ca_apis/AddCampaignData";

    private CloudAgentRequest() {}

    public static RequestSpecification withKey(String apiKey) {
        RequestSpecification request =
                given().filter(Spec.answersOnly("outbound")).contentType("application/json");
        return apiKey == null ? request : request.header("apiKey", apiKey);
    }

    public static ObjectNode lead(String campaign, String number) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("campaignName", campaign)
                .put("phoneNumber", number)
                .put("Name", "Cleo Customer")
                .put("userName", TestEnvironment.CLOUD_AGENT_USER);
    }

    public static Response send(ObjectNode body) {
        return withKey(TestEnvironment.KEY).body(body.toString()).post(PATH);
    }
}
