package io.outdial.platform.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.failure.Issue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Issue MISSING =
            new Issue(List.of("a"), "a is required", "string", Issue.UNDEFINED, Issue.Kind.INVALID_TYPE);
    private static final Issue WRONG_TYPE =
            new Issue(List.of("b"), "b must be of type string", "string", "number", Issue.Kind.INVALID_TYPE);
    private static final Issue TOO_BIG =
            new Issue(List.of("c"), "c must have at most 20 characters", "20", "string", Issue.Kind.TOO_BIG);

    @ParameterizedTest
    @CsvSource({
        "/v2/campaigns/x, CARE_CYCLE",
        "/nowhere, CARE_CYCLE",
        "/api/v2/me/outbound-records, GENESYS",
        "/API/v2/me, GENESYS",
        "/ca_apis/AddCampaignData, CLOUD_AGENT",
        "/CA_APIS/addcampaigndata, CLOUD_AGENT",
        "/ca_apis, CLOUD_AGENT",
        "/ca_apis;x=1, CLOUD_AGENT",
        "/cloudAgentRestAPI/index.php, CLOUD_AGENT",
        "/CAServicesV3/x, CLOUD_AGENT",
        "/ca_apisx/y, CARE_CYCLE",
        "/api, GENESYS",
        "//api/v2, GENESYS",
        "/api%2fv2, GENESYS",
        "http://host/api/v2/me, GENESYS",
        "http://api, CARE_CYCLE",
        "/v2/x?y=http://host/api/, CARE_CYCLE",
        "/apis/v2, CARE_CYCLE",
        "api/v2, CARE_CYCLE",
        "'', CARE_CYCLE"
    })
    void aPathHasOneDialect(String path, Dialect dialect) {
        assertEquals(dialect, Dialect.of(path));
    }

    @ParameterizedTest
    @MethodSource
    void everyFailureHasItsAnswerInEveryDialect(Dialect dialect, Failure failure, int status, String body, long wait)
            throws Exception {
        ErrorAnswer answer = dialect.refuse(failure);
        assertEquals(status, answer.httpStatus());
        assertEquals(JSON.readTree(body), JSON.valueToTree(answer.body()));
        assertEquals(wait, answer.retryAfterSeconds());
    }

    static Stream<Arguments> everyFailureHasItsAnswerInEveryDialect() {
        Failure overQuota = new Failure.OverQuota(Duration.ofMillis(1500));
        Failure down = new Failure.Unavailable("later", Duration.ofSeconds(5));
        Failure gone = new Failure.NotFound("No campaign with this id");
        Failure denied = new Failure.PermissionDenied("x:write");
        Failure fault = new Failure.Internal();
        Failure method = new Failure.Refused(ErrorCode.METHOD_NOT_ALLOWED, "no");
        return Stream.of(
                row(Dialect.CARE_CYCLE, gone, 404, "{'message':'No campaign with this id','code':'NOT_FOUND'}", 0),
                row(
                        Dialect.CARE_CYCLE,
                        overQuota,
                        429,
                        "{'message':'Rate limit exceeded','code':'RATE_LIMIT_EXCEEDED','retryAfter':2}",
                        2),
                row(
                        Dialect.CARE_CYCLE,
                        down,
                        503,
                        "{'message':'later','code':'SERVICE_UNAVAILABLE','retryAfter':5}",
                        5),
                row(
                        Dialect.CARE_CYCLE,
                        new Failure.NotValid(List.of(MISSING)),
                        422,
                        "{'message':'The request is not valid','code':'VALIDATION_ERROR','errors':[{'path':['a'],"
                                + "'message':'a is required','expected':'string','received':'undefined',"
                                + "'code':'invalid_type'}]}",
                        0),
                row(
                        Dialect.GENESYS,
                        new Failure.Unauthenticated(),
                        401,
                        "{'statusCode':20,'statusMessage':'Missing or invalid credentials'}",
                        0),
                row(
                        Dialect.GENESYS,
                        denied,
                        403,
                        "{'statusCode':5,'statusMessage':'These credentials do not carry the permission x:write'}",
                        0),
                row(Dialect.GENESYS, gone, 404, "{'statusCode':6,'statusMessage':'No campaign with this id'}", 0),
                row(Dialect.GENESYS, overQuota, 429, "{'statusCode':3,'statusMessage':'Rate limit exceeded'}", 2),
                row(Dialect.GENESYS, down, 503, "{'statusCode':4,'statusMessage':'later'}", 5),
                row(Dialect.GENESYS, method, 405, "{'statusCode':3,'statusMessage':'no'}", 0),
                row(
                        Dialect.GENESYS,
                        fault,
                        500,
                        "{'statusCode':4,'statusMessage':'Something went wrong on our side'}",
                        0),
                row(
                        Dialect.GENESYS,
                        new Failure.NotValid(List.of(WRONG_TYPE, MISSING)),
                        400,
                        "{'statusCode':1,'statusMessage':'a is required'}",
                        0),
                row(
                        Dialect.GENESYS,
                        new Failure.NotValid(List.of(WRONG_TYPE)),
                        400,
                        "{'statusCode':2,'statusMessage':'b must be of type string'}",
                        0),
                row(
                        Dialect.GENESYS,
                        new Failure.NotValid(List.of(TOO_BIG)),
                        400,
                        "{'statusCode':10,'statusMessage':'c must have at most 20 characters'}",
                        0),
                row(Dialect.CLOUD_AGENT, overQuota, 429, "{'status':'error','message':'Max limit exceeded'}", 2),
                row(
                        Dialect.CLOUD_AGENT,
                        fault,
                        500,
                        "{'status':'error','message':'Something went wrong on our side'}",
                        0),
                row(Dialect.CLOUD_AGENT, method, 405, "{'status':'error','message':'no'}", 0));
    }

    @Test
    void onlyGenesysReadsSingleQuotes() throws Exception {
        assertEquals(
                1,
                Dialect.GENESYS
                        .read("{'a': 1}".getBytes(StandardCharsets.UTF_8), bytes -> {})
                        .get("a")
                        .asInt());
        assertThrows(
                Failure.Refused.class,
                () -> Dialect.CARE_CYCLE.read("{'a': 1}".getBytes(StandardCharsets.UTF_8), bytes -> {}));
    }

    private static Arguments row(Dialect dialect, Failure failure, int status, String body, long wait) {
        return Arguments.of(dialect, failure, status, body.replace('\'', '"'), wait);
    }
}
