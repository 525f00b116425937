package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;

/** A lead that comes in over CloudAgent. */
final class Leads {

    private final ValidatableResponse answer;

    private Leads(ValidatableResponse answer) {
        this.answer = answer;
    }

    static Leads add(String campaign, String phone) {
        return new Leads(given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", TestEnvironment.KEY)
                .body(
                        "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"%s\",\"Name\":\"Lee\",\"City\":\"Leeds\"}"
                                .formatted(TestEnvironment.CLOUD_AGENT_USER, campaign, phone))
                .post("/ca_apis/AddCampaignData")
                .then()
                .statusCode(200));
    }

    void refusedAsDoNotCall() {
        answer.body("status", equalTo("FAIL")).body("message", equalTo("PhoneNumber Added is a DND Number"));
    }

    void stored() {
        answer.body("message", startsWith("SuccessFully Updated"));
    }
}
