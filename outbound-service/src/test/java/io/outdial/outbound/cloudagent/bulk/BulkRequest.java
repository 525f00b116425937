package io.outdial.outbound.cloudagent.bulk;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.stream.IntStream;

/** Bulk requests as the tests send them. */
final class BulkRequest {

    static final String V4 = "/cloudAgentRestAPI/index.php/AddCampaignBulkDataV4/addBulkData/format/json";
    static final String LEGACY = "/cloudAgentRestAPI/index.php/AddCampaignBulkData/addBulkData/format/json";

    static final String FILTERED_DELETION = "/CAServices/Campaign/DeleteCampaignData.php";

    private BulkRequest() {}

    /** @param bulkData JSON */
    static ValidatableResponse v4(String campaign, String bulkData, String... options) {
        StringBuilder body = new StringBuilder("{\"apiKey\":\"%s\",\"userName\":\"demo\",\"campaignName\":\"%s\""
                .formatted(TestEnvironment.KEY, campaign));
        for (int i = 0; i < options.length; i += 2) {
            body.append(",\"%s\":\"%s\"".formatted(options[i], options[i + 1]));
        }
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .body(body.append(",\"bulkData\":").append(bulkData).append('}').toString())
                .post(V4)
                .then();
    }

    static ValidatableResponse legacy(String key, String campaign, String bulkData) {
        return given().filter(Spec.answersOnly("outbound"))
                .formParam("api_key", key)
                .formParam("campaign_name", campaign)
                .formParam("bulkData", bulkData)
                .post(LEGACY)
                .then();
    }

    /** @param filters names, each with its value */
    static ValidatableResponse filteredDeletion(String campaign, String... filters) {
        RequestSpecification request = given().filter(Spec.answersOnly("outbound"))
                .queryParam("apiKey", TestEnvironment.KEY)
                .queryParam("userName", "demo")
                .queryParam("campaignName", campaign);
        for (int i = 0; i < filters.length; i += 2) {
            request.queryParam(filters[i], filters[i + 1]);
        }
        return request.get(FILTERED_DELETION).then();
    }

    /** With a column for the number, and one for the name. */
    static String table(String... rows) {
        return "{\"map\":[\"PhoneNumber\",\"Name\"],\"data\":[" + String.join(",", rows) + "]}";
    }

    static String row(String number) {
        return "[\"" + number + "\",\"Cleo\"]";
    }

    static String failure(String message) {
        return "{\"status\":\"failure\",\"message\":\"" + message + "\"}";
    }

    static String[] numbers(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> row("2025%06d".formatted(550_000 + i)))
                .toArray(String[]::new);
    }
}
