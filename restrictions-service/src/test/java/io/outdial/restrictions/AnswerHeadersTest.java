package io.outdial.restrictions;

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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What stands in the head of an answer whoever gives it, and that a target that is none is refused before anything
 * reads it.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class AnswerHeadersTest {

    private static final String LIST = "/v2/campaigns/497f6eca-6276-4993-bfeb-53cbbbba6f08/agent-source-restrictions";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET     | " + LIST
                        + "         | 401 | -                             | ApiKey realm=\"outdial\", header=\"x-api-key\"",
                "PATCH   | " + LIST + "         | 405 | GET, HEAD, OPTIONS, POST, PUT      | -",
                "POST    | " + LIST + "/x       | 405 | DELETE, GET, HEAD, OPTIONS    | -",
                "OPTIONS | " + LIST + "         | 204 | GET, HEAD, OPTIONS, POST, PUT      | -",
                "OPTIONS | " + LIST + "/x/y     | 404 | -                             | -",
                "OPTIONS | /v2/nothing          | 404 | -                             | -",
                "GET     | /v2/nothing          | 404 | -                             | -",
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

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%2f", ";x=1", "/%2e%2e/x", "/x%0d%0a"})
    void aTargetThatIsNoneIsRefused(String end) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request = "GET " + LIST + end + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            assertTrue(answer.contains("X-Request-Id"), answer);
            assertTrue(answer.endsWith("{\"message\":\"Malformed path\",\"code\":\"BAD_REQUEST\"}"), answer);
        }
    }
}
