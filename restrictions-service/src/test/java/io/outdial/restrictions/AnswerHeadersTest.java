package io.outdial.restrictions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.AnswerHeaders;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.platform.testing.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
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
        AnswerHeaders.assertIn(method, path, status, allow, challenge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/%2f", ";x=1", "/%2e%2e/x", "/x%0d%0a"})
    void aTargetThatIsNoneIsRefused(String end) throws IOException {
        try (Wire wire = new Wire(URI.create("http://localhost:" + RestAssured.port))) {
            Wire.Answer answer = wire.head("GET", LIST + end).answer();

            assertEquals(400, answer.status());
            assertTrue(answer.headers().containsKey("x-request-id"), answer::toString);
            assertEquals("{\"message\":\"Malformed path\",\"code\":\"BAD_REQUEST\"}", answer.body());
        }
    }
}
