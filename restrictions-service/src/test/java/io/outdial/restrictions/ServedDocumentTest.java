package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class ServedDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"restrictions.yaml", "common.yaml"})
    void theContractIsServedAsItStands(String name) throws IOException {
        byte[] served =
                given().get("/openapi/" + name).then().statusCode(200).extract().asByteArray();
        try (InputStream contract = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/resources/openapi/" + name)) {
            assertArrayEquals(contract.readAllBytes(), served);
        }
    }

    @Test
    void aDocumentIsAskedForAgainEachTime() {
        String changed = given().get("/openapi/restrictions.yaml")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .header("Last-Modified");
        given().header("If-Modified-Since", changed)
                .get("/openapi/restrictions.yaml")
                .then()
                .statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/restrictions.yaml", "/openapi/document", "/openapi-internal/restrictions.yaml"})
    void whatIsForMeasurementsOnlyIsServedNowhere(String path) {
        assertFalse(given().get(path).asString().contains("bare-decision"), path);
    }

    @Test
    void theContractIsServedAsJsonToo() {
        given().accept("application/json")
                .get("/openapi/document")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v2/campaigns/{campaignId}/agent-source-restrictions'.post.operationId",
                        equalTo("createAgentSourceRestriction"))
                .body(
                        "paths.'/v2/campaigns/{campaignId}/agent-source-restrictions'.post.responses.'404'.$ref",
                        equalTo("common.yaml#/components/responses/NotFound"));
    }
}
