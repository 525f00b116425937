package io.outdial.outbound.cloudagent;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every layer refuses what is sent to CloudAgent's paths, today's and those of its older manuals, in its shape. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class LegacyPathsTest {

    private static final String NO_RESOURCE = "{\"status\":\"error\",\"message\":\"No such resource\"}";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "POST, /cloudAgentRestAPI/index.php/CloudAgent/CloudAgentAPI/addCampaignDataV9",
        "GET, /CAServices/x.php?apiKey=1",
        "POST, /CAServicesV3/blockNumberGroupV9.php",
        "PUT, /APIServices/x",
        "DELETE, /ca_reports",
        "OPTIONS, /ca_reports/x",
        "POST, /ca_apis/nothing",
        "GET, /CA_APIS"
    })
    void whatIsNotThereIs404(String method, String path) {
        given().contentType("text/plain")
                .body("a=b")
                .request(method, path)
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body(equalTo(NO_RESOURCE));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT  | application/json | 405 | This resource does not know that method",
                "POST | text/plain       | 415 | Bodies are application/json only",
            })
    void whatTheResourceDoesNotTake(String method, String type, int status, String message) {
        given().contentType(type)
                .body("{}")
                .request(method, "/ca_apis/AddCampaignData")
                .then()
                .statusCode(status)
                .body(equalTo("{\"status\":\"error\",\"message\":\"" + message + "\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ca_apis/AddCampaignData", "/cloudAgentRestAPI/x", "/ca_reports/x"})
    void tooLargeABodyIs413(String path) throws IOException {
        try (Wire wire = new Wire(URI.create("http://localhost:" + RestAssured.port))) {
            Wire.Answer answer = wire.head("POST", path, "Content-Length: 100000000", "Content-Type: application/json")
                    .answer();
            assertEquals(413, answer.status(), answer.toString());
            assertTrue(
                    answer.body().startsWith("{\"status\":\"error\",\"message\":\"The body is larger than"),
                    answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/CAServices/%2fx, Malformed path",
        "/cloudAgentRestAPI;x, Malformed path",
        "/ca_reports?a=é, Malformed query"
    })
    void aMalformedTargetIs400(String target, String message) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.endsWith("{\"status\":\"error\",\"message\":\"" + message + "\"}"), answer);
        }
    }
}
