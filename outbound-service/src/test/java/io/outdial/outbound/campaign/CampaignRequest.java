package io.outdial.outbound.campaign;

import static io.outdial.outbound.entry.Api.right;
import static io.outdial.outbound.entry.Api.wrong;

import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** Campaigns that a test makes and changes. */
final class CampaignRequest {

    static final String PATH = "/v2/campaigns";
    static final String ONE = PATH + "/{id}";

    private CampaignRequest() {}

    static ValidatableResponse make(String fields) {
        return right().body("{" + fields + "}").post(PATH).then().statusCode(200);
    }

    static ValidatableResponse patch(String id, String fields) {
        return wrong().body("{" + fields + "}").patch(ONE, id).then();
    }

    static String unique() {
        return "c" + UUID.randomUUID();
    }
}
