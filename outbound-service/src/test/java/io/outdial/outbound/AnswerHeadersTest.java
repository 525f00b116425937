package io.outdial.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
                "POST    | /api/v2/me/outbound-records/13 | 401 | -             | Basic realm=\"outdial\", charset=\"UTF-8\", Bearer realm=\"outdial\"",
                "PUT     | /api/v2/me/outbound-records/13 | 405 | OPTIONS, POST | -",
                "OPTIONS | /api/v2/me/outbound-records/13 | 204 | OPTIONS, POST | -",
                "OPTIONS | /api/v2/me/outbound-records/13/x | 404 | -           | -",
                "PUT     | /ca_apis/AddCampaignData       | 405 | OPTIONS, POST | -",
                "PUT     | /CA_apis/addcampaigndata       | 405 | OPTIONS, POST | -",
                "OPTIONS | /ca_apis/nothing               | 404 | -             | -",
                "POST    | /internal/v1/events            | 401 | -             | ApiKey realm=\"outdial\", header=\"x-api-key\", Bearer realm=\"outdial\"",
            })
    void everyAnswerHasItsHeaders(String method, String path, int status, String allow, String challenge) {
        AnswerHeaders.assertIn(method, path, status, allow, challenge);
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
        try (Wire wire = new Wire(URI.create("http://localhost:" + RestAssured.port))) {
            Wire.Answer answer = wire.head("GET", target).answer();

            assertEquals(400, answer.status());
            assertEquals(body, answer.body());
        }
    }
}
