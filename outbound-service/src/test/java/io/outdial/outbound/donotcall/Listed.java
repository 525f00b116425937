package io.outdial.outbound.donotcall;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;

import io.outdial.outbound.cloudagent.CloudAgentRequest;
import io.outdial.outbound.record.RecordFixture;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An operator's requests about the list, and campaigns to see what comes of them. */
final class Listed {

    static final String PATH = "/v2/do-not-call";

    final RecordFixture fixture;
    final String campaign;

    Listed() {
        fixture = new RecordFixture().previews();
        campaign = idOf(fixture.campaign);
    }

    String idOf(String name) {
        return fixture.text("SELECT id FROM campaign WHERE client_id = ? AND name = ?", fixture.client, name);
    }

    static Map<String, Object> body(List<?> phones, Object... more) {
        Map<String, Object> body = new HashMap<>();
        body.put("phones", phones);
        for (int n = 0; n < more.length; n += 2) {
            body.put((String) more[n], more[n + 1]);
        }
        return body;
    }

    static ValidatableResponse add(List<?> phones, Object... more) {
        return right().body(body(phones, more)).post(PATH).then().statusCode(200);
    }

    static ValidatableResponse addWrong(List<?> phones, Object... more) {
        return wrong().body(body(phones, more)).post(PATH).then();
    }

    static ValidatableResponse lookUp(List<?> phones, Object... more) {
        return right().urlEncodingEnabled(false)
                .body(body(phones, more))
                .post(PATH + ":lookup")
                .then()
                .statusCode(200);
    }

    static ValidatableResponse get(String query) {
        return right().urlEncodingEnabled(false).get(PATH + query).then();
    }

    static String group(String name) {
        return right().body(Map.of("name", name))
                .post(PATH + "/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("doNotCallGroup.id");
    }

    void keeps(String group) {
        right().body(Map.of("doNotCallGroupIds", List.of(group)))
                .patch("/v2/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    /** The words of the answer to a lead. */
    static String lead(String campaignName, String phone) {
        return CloudAgentRequest.send(CloudAgentRequest.lead(campaignName, phone))
                .then()
                .extract()
                .path("message");
    }

    ValidatableResponse pull() {
        return right().urlEncodingEnabled(false)
                .body(Map.of())
                .post("/v2/campaigns/" + campaign + "/records:pull")
                .then()
                .statusCode(200);
    }
}
