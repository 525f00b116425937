package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of the origin that the tests configure may call, and no others (genesys-web-services.md §3.5). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CorsTest {

    private static final String ORIGIN = "https://desk.example";

    @ParameterizedTest
    @ValueSource(strings = {"/api/v2/me", "/api/v2/me/outbound-records/13", "/api/v2/notifications/handshake"})
    void aBrowserIsToldThatItMay(String path) {
        asked(path, ORIGIN)
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Allow-Credentials", equalTo("true"))
                .header("Access-Control-Allow-Methods", equalTo("GET,POST,PUT,DELETE,OPTIONS"))
                .header("Access-Control-Allow-Headers", containsString("X-CSRF-TOKEN"))
                .header("Access-Control-Allow-Headers", containsString("authorization"))
                .header("Vary", equalTo("Origin"));
        given().header("Origin", ORIGIN)
                .contentType("application/json")
                .body("[]")
                .post(path)
                .then()
                .header("Access-Control-Allow-Origin", equalTo(ORIGIN))
                .header("Access-Control-Expose-Headers", equalTo("X-CSRF-HEADER,X-CSRF-TOKEN"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v2/me, https://evil.example",
        "/api/v2/me, http://desk.example",
        "/api/v2/me, https://desk.example.evil.example",
        "/api/v2/me, null",
        "/v2/members, https://desk.example",
        "/apis, https://desk.example",
    })
    void otherPagesAndOtherApisAreToldNothing(String path, String origin) {
        asked(path, origin)
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    private static ValidatableResponse asked(String path, String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-csrf-token")
                .options(path)
                .then();
    }
}
