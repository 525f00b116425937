package io.outdial.outbound.event;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A lead that comes in over CloudAgent. */
public final class Leads {

    private final ValidatableResponse answer;

    private Leads(ValidatableResponse answer) {
        this.answer = answer;
    }

    static Leads add(String campaign, String phone) {
        return add(request(), campaign, phone, "");
    }

    /** @param key null for none */
    public static void moving(String campaign, String action, String key) {
        RequestSpecification request = key == null ? request() : request().header("Idempotency-Key", key);
        add(request, campaign, RecordFixture.newPhone(), ",\"action\":\"" + action + "\"");
    }

    private static RequestSpecification request() {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", TestEnvironment.KEY);
    }

    private static Leads add(RequestSpecification request, String campaign, String phone, String more) {
        return new Leads(request.body(
                        "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"%s\",\"Name\":\"Lee\",\"City\":\"Leeds\"%s}"
                                .formatted(TestEnvironment.CLOUD_AGENT_USER, campaign, phone, more))
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
