package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class CreateRestrictionTest {

    static final String PATH = "/v2/campaigns/{campaignId}/agent-source-restrictions";

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

    @BeforeEach
    void theDirectoryKnowsThem() {
        DirectoryStub.knows(campaign, member, source);
    }

    @Test
    void answersTheRestrictionWithItsNames() {
        post(body(member, source))
                .then()
                .statusCode(200)
                .body("restriction.id", notNullValue())
                .body("restriction.campaignId", equalTo(campaign.toString()))
                .body("restriction.memberId", equalTo(member.toString()))
                .body("restriction.sourceId", equalTo(source.toString()))
                .body("restriction.campaignName", equalTo("Spring"))
                .body("restriction.memberName", equalTo("Ada Agent"))
                .body("restriction.sourceName", equalTo("Web form"))
                .body("restriction.createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"));
    }

    @Test
    void theSamePairIsTheSameRestriction() {
        String first = post(body(member, source)).path("restriction.id");
        post(body(member, source)).then().statusCode(200).body("restriction.id", equalTo(first));
    }

    @Test
    void manyAtOnceMakeOne() throws Exception {
        // The names are in the local copy, so that this is about the row and not about sixteen lookups at once.
        post(body(member, source)).then().statusCode(200);
        restrictions.remove(campaign);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<String> create = () ->
                    post(body(member, source)).then().statusCode(200).extract().path("restriction.id");
            List<Future<String>> answers =
                    threads.invokeAll(Stream.generate(() -> create).limit(16).toList());
            long distinct =
                    answers.stream().map(CreateRestrictionTest::get).distinct().count();
            assertEquals(1, distinct);
            assertEquals(1, restrictions.of(campaign));
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource
    void whatTheClientDoesNotHaveIsNotFound(String word) {
        DirectoryStub.knows(
                word.equals("campaign") ? null : campaign,
                word.equals("member") ? null : member,
                word.equals("source") ? null : source);
        post(body(member, source))
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("message", equalTo("No " + word + " with this id"));
    }

    static Stream<String> whatTheClientDoesNotHaveIsNotFound() {
        return Stream.of("campaign", "member", "source");
    }

    @Test
    void allFaultsAreReportedAtOnce() {
        given().spec(wrong())
                .body("{\"memberId\": 7}")
                .post(PATH, "not-a-uuid")
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors", hasSize(3))
                .body("errors.path", hasItem(List.of("campaignId")))
                .body("errors.find { it.path == ['memberId'] }.code", equalTo("invalid_type"))
                .body("errors.find { it.path == ['memberId'] }.expected", equalTo("string"))
                .body("errors.find { it.path == ['memberId'] }.received", equalTo("number"))
                .body("errors.find { it.path == ['sourceId'] }.message", equalTo("sourceId is required"))
                .body("errors.find { it.path == ['sourceId'] }.expected", equalTo("string"))
                .body("errors.find { it.path == ['sourceId'] }.received", equalTo("undefined"));
    }

    @ParameterizedTest
    @MethodSource
    void badInputIsRefusedInTheDialect(String body, int status, String code) {
        given().spec(wrong())
                .body(body)
                .post(PATH, campaign)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    static Stream<Arguments> badInputIsRefusedInTheDialect() {
        String id = UUID.randomUUID().toString();
        return Stream.of(
                Arguments.of("{", 400, "BAD_REQUEST"),
                Arguments.of("'", 400, "BAD_REQUEST"),
                Arguments.of("", 422, "VALIDATION_ERROR"),
                Arguments.of("[]", 422, "VALIDATION_ERROR"),
                Arguments.of("null", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"memberId\":null,\"sourceId\":\"" + id + "\"}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"memberId\":\"\\u0000\",\"sourceId\":\"" + id + "\"}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"note\":\"\\ud800\"}", 422, "VALIDATION_ERROR"),
                Arguments.of("{\"x\":".repeat(2000) + "1" + "}".repeat(2000), 400, "BAD_REQUEST"));
    }

    @Test
    void unknownFieldsAreIgnored() {
        given().spec(right())
                .body("{\"memberId\":\"%s\",\"sourceId\":\"%s\",\"colour\":\"red\"}".formatted(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(200);
    }

    @Test
    void theSameKeyAnswersTheFirstAnswerAndAnotherRequestIsRefused() {
        String key = UUID.randomUUID().toString();
        String first = given().spec(right())
                .header("Idempotency-Key", key)
                .body(body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        DirectoryStub.answers(500, 0);
        String again = given().spec(right())
                .header("Idempotency-Key", key)
                .body("{\"sourceId\":\"%s\",  \"memberId\":\"%s\"}".formatted(source, member))
                .post(PATH, campaign)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(first, again);
        given().spec(right())
                .header("Idempotency-Key", key)
                .body(body(member, UUID.randomUUID()))
                .post(PATH, campaign)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("Idempotency-Key")));
    }

    private Response post(String body) {
        return given().spec(right()).body(body).post(PATH, campaign);
    }

    static String body(UUID member, UUID source) {
        return "{\"memberId\":\"%s\",\"sourceId\":\"%s\"}".formatted(member, source);
    }

    private static RequestSpecification right() {
        return request().addFilter(Spec.strict("restrictions")).build();
    }

    private static RequestSpecification wrong() {
        return request().addFilter(Spec.answersOnly("restrictions")).build();
    }

    private static RequestSpecBuilder request() {
        return new RequestSpecBuilder().setContentType("application/json").addHeader("x-api-key", TestEnvironment.KEY);
    }

    private static String get(Future<String> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
