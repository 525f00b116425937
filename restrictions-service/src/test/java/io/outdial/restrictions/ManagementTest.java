package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health and metrics have a port of their own, and the API is not there. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class ManagementTest {

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/started", "/health/live", "/health/ready"})
    void healthIsThere(String path) {
        Management.get(path).then().statusCode(200).body(containsString("UP"));
    }

    @Test
    void metricsAreThere() {
        Management.get("/metrics").then().statusCode(200).body(containsString("outdial_database_up"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/health", "/q/health/ready", "/q/metrics", "/health", "/metrics"})
    void neitherIsWhereTheApiIs(String path) {
        given().get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/campaigns", "/internal/v1/events", "/openapi/document", "/openapi/restrictions.yaml"})
    void theApiIsNotThere(String path) {
        Management.root(path).then().statusCode(404);
    }

    @Test
    void theDocumentIsWhereTheApiIs() {
        given().get("/openapi/document").then().statusCode(200);
    }
}
