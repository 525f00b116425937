package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.platform.testing.ServedDocument;
import io.outdial.platform.testing.ServiceDocument;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
@ServiceDocument("restrictions")
class ServedDocumentTest extends ServedDocument {

    @ParameterizedTest
    @ValueSource(strings = {"/openapi/restrictions.yaml", "/openapi/document", "/openapi-internal/restrictions.yaml"})
    void whatIsForMeasurementsOnlyIsServedNowhere(String path) {
        assertFalse(given().get(path).asString().contains("baseline-decision"), path);
    }

    @Test
    void aReferenceToTheCommonDocumentStandsInTheJsonToo() {
        given().accept("application/json")
                .get("/openapi/document")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v2/campaigns/{campaignId}/agent-source-restrictions'.post.responses.'404'.$ref",
                        equalTo("common.yaml#/components/responses/NotFound"));
    }
}
