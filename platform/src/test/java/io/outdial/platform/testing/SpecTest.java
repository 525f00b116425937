package io.outdial.platform.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlassian.oai.validator.restassured.OpenApiValidationFilter.OpenApiValidationException;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.restassured.filter.Filter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That an answer which is not as the document says fails the test that gets it. */
class SpecTest {

    private static final String DOCUMENT = "restrictions";
    private static final String LIST = "/v2/campaigns/497f6eca-6276-4993-bfeb-53cbbbba6f08/agent-source-restrictions";
    private static final String REFUSAL = "{\"message\":\"m\",\"code\":\"UNAUTHORIZED\"}";
    private static final String WRONG_BODY = "{\"memberId\":1}";

    private static WireMockServer service;

    @BeforeAll
    static void start() {
        service = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    @Test
    void aWrongRequestIsToldByStrictOnly() {
        answers(401, REFUSAL);
        assertFault(Spec.strict(DOCUMENT), WRONG_BODY, "validation.request.body");
        assertDoesNotThrow(() -> send(Spec.answersOnly(DOCUMENT), "POST", LIST, WRONG_BODY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\":\"m\"}                                    | validation.response.body.schema.required",
                "401 | {\"message\":1,\"code\":\"UNAUTHORIZED\"}              | validation.response.body.schema.type",
                "401 | {\"message\":\"m\",\"code\":\"UNAUTHORIZED\",\"x\":1} | validation.response.body.schema.additionalProperties",
                "401 | nonsense                                               | validation.response.body",
                "418 | {}                                                     | validation.response.status.unknown",
            })
    void aWrongAnswerIsToldByBoth(int status, String body, String fault) {
        answers(status, body);
        assertFault(Spec.strict(DOCUMENT), "{}", fault);
        assertFault(Spec.answersOnly(DOCUMENT), WRONG_BODY, fault);
    }

    /** Requests to no operation are wrong on purpose, too. */
    @ParameterizedTest
    @CsvSource({"GET,/v2/nothing", "DELETE," + LIST})
    void whatNoOperationAnswersIsLetThrough(String method, String path) {
        answers(404, REFUSAL);
        assertDoesNotThrow(() -> send(Spec.answersOnly(DOCUMENT), method, path, "{}"));
        assertThrows(OpenApiValidationException.class, () -> send(Spec.strict(DOCUMENT), method, path, "{}"));
    }

    private static void answers(int status, String body) {
        service.resetAll();
        service.stubFor(any(anyUrl()).willReturn(jsonResponse(body, status)));
    }

    private static void assertFault(Filter spec, String body, String fault) {
        OpenApiValidationException thrown =
                assertThrows(OpenApiValidationException.class, () -> send(spec, "POST", LIST, body));
        assertTrue(
                thrown.getValidationReport().getMessages().stream()
                        .anyMatch(message -> message.getKey().startsWith(fault)),
                thrown::getMessage);
    }

    private static void send(Filter spec, String method, String path, String body) {
        given().filter(spec)
                .baseUri(service.baseUrl())
                .header("x-api-key", TestEnvironment.KEY)
                .contentType("application/json")
                .body(body)
                .request(method, path);
    }
}
