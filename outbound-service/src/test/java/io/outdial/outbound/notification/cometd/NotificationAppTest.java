package io.outdial.outbound.notification.cometd;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The notification route among the service's other routes: what cannot be Bayeux is refused in the Genesys dialect, and
 * neighbours are not touched.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class NotificationAppTest {

    private static final String PATH = "/api/v2/notifications";

    @TestHTTPResource(PATH)
    URL url;

    @ParameterizedTest
    @CsvSource({
        "GET, application/json, '', 405, 3",
        "POST, text/plain, [], 415, 2",
        "POST, application/json, '', 400, 2",
        "POST, application/json, {, 400, 2",
        "POST, application/json, [], 400, 2",
        "POST, application/json, 7, 400, 2",
    })
    void whatIsNoBayeux(String method, String type, String body, int status, int statusCode) {
        given().contentType(type)
                .body(body)
                .request(method, PATH)
                .then()
                .statusCode(status)
                .contentType("application/json")
                .body("statusCode", equalTo(statusCode));
    }

    /** Refused by the limit of every body, and by that of bodies whose sender is not authenticated. */
    @ParameterizedTest
    @CsvSource({"2097152, 1048576", "100000, 65536"})
    void whatIsTooLarge(int size, int limit) {
        given().contentType("application/json")
                .body("[\"" + "x".repeat(size) + "\"]")
                .post(PATH)
                .then()
                .statusCode(413)
                .contentType("application/json")
                .body(equalTo("{\"statusCode\":10,\"statusMessage\":\"The body is larger than " + limit + " bytes\"}"));
    }

    @Test
    void aNeighbourIsNotFound() {
        given().contentType("application/json")
                .body("[]")
                .post(PATH + "/elsewhere")
                .then()
                .statusCode(404)
                .body("statusCode", equalTo(6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cometd", "/cometd/handshake", "/genesys/cometd", "/genesys/cometd/connect"})
    void theWrongPlaceNamesTheRightOne(String path) {
        given().contentType("application/json")
                .body("[]")
                .post(path)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body(containsString("POST /api/v2/notifications"));
    }

    @Test
    void whoIsUnknownIsRefusedInsideBayeux() {
        String user = new RecordFixture().user;
        for (String authorization : Arrays.asList(Desktops.basic(user, "wrong"), "Basic !", "Bearer x", null)) {
            JsonNode reply = new RawClient(url.toString(), authorization).handshake();
            assertEquals("403::Handshake denied", reply.path("error").asText());
            assertEquals("none", reply.at("/advice/reconnect").asText());
        }
    }
}
