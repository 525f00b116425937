package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send: refused in the dialect, without a trace and without asking the directory. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class BadInputTest {

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    final Restrictions restrictions = new Restrictions();

    @BeforeEach
    void theDirectoryKnowsThem() {
        DirectoryStub.knows(campaign, member, source);
    }

    @AfterEach
    void nothingHasHappened() {
        assertEquals(0, restrictions.of(campaign));
        assertEquals(0, DirectoryStub.calls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "not-a-uuid",
                "497f6eca-6276-9993-bfeb-53cbbbba6f08",
                "497f6eca-6276-4993-cfeb-53cbbbba6f08",
                "497f6eca62764993bfeb53cbbbba6f08",
                "1-1-1-1-1",
                "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"
            })
    void aCampaignIdThatIsNone(String id) {
        given().spec(request())
                .urlEncodingEnabled(false)
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH, id)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors.path", equalTo(List.of(List.of("campaignId"))))
                .body("errors[0].code", equalTo("invalid_format"))
                .body("errors[0].expected", equalTo("uuid"));
    }

    @ParameterizedTest
    @MethodSource
    void aMemberIdThatIsNone(String json, String code, String received) {
        given().spec(request())
                .body("{\"memberId\":%s,\"sourceId\":\"%s\"}".formatted(json, source))
                .post(PATH, campaign)
                .then()
                .statusCode(422)
                .body("errors.path", equalTo(List.of(List.of("memberId"))))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].received", equalTo(received));
    }

    static Stream<Arguments> aMemberIdThatIsNone() {
        return Stream.of(
                Arguments.of("null", "invalid_type", "null"),
                Arguments.of("true", "invalid_type", "boolean"),
                Arguments.of("7", "invalid_type", "number"),
                Arguments.of("[]", "invalid_type", "array"),
                Arguments.of("{\"id\":1}", "invalid_type", "object"),
                Arguments.of("\"\"", "invalid_format", "string"),
                Arguments.of("\"a\\u0000b\"", "invalid_format", "string"),
                Arguments.of("\"\\udfff\"", "invalid_format", "string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
    void anotherContentTypeIsRefused(String type) {
        undocumented()
                .contentType(type)
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH, campaign)
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void anotherMethodIsRefused(String method) {
        undocumented()
                .contentType("application/json")
                .body(CreateRestrictionTest.body(member, source))
                .request(method, PATH, campaign)
                .then()
                .statusCode(405)
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void anotherPathIsNotThere() {
        undocumented()
                .contentType("application/json")
                .body(CreateRestrictionTest.body(member, source))
                .post(PATH + "/no-such/path", campaign)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void fiveMegabytesAreTooMuch() {
        undocumented()
                .contentType("application/json")
                .body("{\"memberId\":\"%s\",\"sourceId\":\"%s\",\"note\":\"%s\"}"
                        .formatted(member, source, "x".repeat(5 << 20)))
                .post(PATH, campaign)
                .then()
                .statusCode(413)
                .body("code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    private static RequestSpecification request() {
        return given().filter(Spec.answersOnly("restrictions"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY);
    }

    /** For refusals of the protocol, which no document of an operation lists. */
    private static RequestSpecification undocumented() {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("x-api-key", TestEnvironment.KEY);
    }
}
