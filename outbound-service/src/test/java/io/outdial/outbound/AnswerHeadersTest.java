package io.outdial.outbound;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What stands in the head of an answer of the Genesys and the CloudAgent dialect, and that a target that is none is
 * refused in their shapes.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AnswerHeadersTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST    | /api/v2/me/outbound-records/13 | 401 | -             | Basic realm=\"outdial\", charset=\"UTF-8\"",
                "PUT     | /api/v2/me/outbound-records/13 | 405 | OPTIONS, POST | -",
                "OPTIONS | /api/v2/me/outbound-records/13 | 204 | OPTIONS, POST | -",
                "OPTIONS | /api/v2/me/outbound-records/13/x | 404 | -           | -",
                "PUT     | /ca_apis/AddCampaignData       | 405 | OPTIONS, POST | -",
                "PUT     | /CA_apis/addcampaigndata       | 405 | OPTIONS, POST | -",
                "OPTIONS | /ca_apis/nothing               | 404 | -             | -",
                "POST    | /internal/v1/events            | 401 | -             | ApiKey realm=\"outdial\", header=\"x-api-key\"",
            })
    void everyAnswerHasItsHeaders(String method, String path, int status, String allow, String challenge) {
        given().contentType("application/json")
                .body("{}")
                .request(method, path)
                .then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("Allow", allow == null ? nullValue(String.class) : equalTo(allow))
                .header("WWW-Authenticate", challenge == null ? nullValue(String.class) : equalTo(challenge));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v2/me/%00             | {\"statusCode\":2,\"statusMessage\":\"Malformed path\"}",
                "/api/v2/me;x=1             | {\"statusCode\":2,\"statusMessage\":\"Malformed path\"}",
                "/ca_apis/AddCampaignData;x | {\"status\":\"error\",\"message\":\"Malformed path\"}",
                "/ca_apis/%2fx              | {\"status\":\"error\",\"message\":\"Malformed path\"}",
            })
    void aTargetThatIsNoneIsRefused(String target, String body) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request = "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.endsWith(body), answer);
        }
    }
}
