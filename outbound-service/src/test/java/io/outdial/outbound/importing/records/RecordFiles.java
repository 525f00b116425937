package io.outdial.outbound.importing.records;

import static io.outdial.outbound.entry.Api.right;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files of records, sent over HTTP. */
final class RecordFiles {

    private RecordFiles() {}

    static String path(String campaign) {
        return "/v2/campaigns/" + campaign + "/records:import";
    }

    /** @return the id of the import */
    static String create(String campaign, Map<String, ?> options) {
        return right().urlEncodingEnabled(false)
                .body(options)
                .post(path(campaign))
                .then()
                .statusCode(200)
                .body("import.kind", equalTo("records"))
                .extract()
                .path("import.id");
    }

    static ValidatableResponse send(String id, String file) {
        return given().header("x-api-key", TestEnvironment.KEY)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .put("/v2/imports/" + id + "/data")
                .then();
    }
}
