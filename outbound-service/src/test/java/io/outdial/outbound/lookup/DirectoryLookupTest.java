package io.outdial.outbound.lookup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DirectoryLookupTest {

    private static final String PATH = "/internal/v1/directory/lookup";
    private static final String CAMPAIGN = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    private static final String MEMBER = "92983ab9-49c8-444b-85ae-6e40402cf72e";
    private static final String SOURCE = "797f5a94-3689-4ac8-82fd-d749511ea2b2";

    @Test
    void namesWhatExists() {
        asked(question(TestEnvironment.CLIENT, CAMPAIGN, MEMBER, SOURCE))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("campaigns", hasSize(1))
                .body("campaigns[0].id", equalTo(CAMPAIGN))
                .body("campaigns[0].name", equalTo("Campaign1"))
                .body("members[0].name", equalTo("Ada Agent"))
                .body("sources[0].name", equalTo("Web form"));
    }

    @Test
    void unknownIdsAreNotThere() {
        String unknown = UUID.randomUUID().toString();
        asked(question(TestEnvironment.CLIENT, unknown, MEMBER, unknown))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("campaigns", empty())
                .body("members", hasSize(1))
                .body("sources", empty());
    }

    @Test
    @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
    void anIdOfOneKindIsNoneOfAnother() {
        asked(question(TestEnvironment.CLIENT, MEMBER, SOURCE, CAMPAIGN))
                .post(PATH)
                .then()
                .body("campaigns", empty())
                .body("members", empty())
                .body("sources", empty());
    }

    @Test
    void anotherClientsIdsAreNotThere() {
        asked(question(TestEnvironment.OTHER_CLIENT, CAMPAIGN, MEMBER, SOURCE))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("campaigns", empty())
                .body("members", empty())
                .body("sources", empty());
    }

    @Test
    void aSourceIsFoundByItsPublicIdentifier() {
        asked(publicSources(TestEnvironment.CLIENT, "web-form", "Web-Form", "no-such"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("sources", empty())
                .body("publicSources", hasSize(1))
                .body("publicSources[0].publicId", equalTo("web-form"))
                .body("publicSources[0].id", equalTo(SOURCE))
                .body("publicSources[0].name", equalTo("Web form"))
                .body("publicSources[0].defaultLeadCost", equalTo(2.5f));
    }

    @Test
    void anotherClientsPublicIdentifierIsNotThere() {
        asked(publicSources(TestEnvironment.OTHER_CLIENT, "web-form"))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("publicSources", empty());
    }

    @Test
    void nothingAskedIsNothingAnswered() {
        asked("{\"clientId\":\"" + TestEnvironment.CLIENT + "\"}")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("campaigns", empty())
                .body("members", empty())
                .body("sources", empty())
                .body("publicSources", empty());
    }

    @Test
    void onlyServicesMayAsk() {
        String body = question(TestEnvironment.CLIENT, CAMPAIGN, MEMBER, SOURCE);
        given().contentType("application/json").body(body).post(PATH).then().statusCode(401);
        given().contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .header(ServiceToken.HEADER, "wrong")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHORIZED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"clientId\":\"x\"}",
                "{\"clientId\":\"5e505642-9024-474d-9434-e5a44f505cc5\",\"memberIds\":\"x\"}",
                "{\"clientId\":\"5e505642-9024-474d-9434-e5a44f505cc5\",\"memberIds\":[\"x\"]}",
                "{\"clientId\":\"5e505642-9024-474d-9434-e5a44f505cc5\",\"memberIds\":[null]}",
                "{\"clientId\":\"5e505642-9024-474d-9434-e5a44f505cc5\",\"sourcePublicIds\":[\"\"]}",
                "{\"clientId\":\"5e505642-9024-474d-9434-e5a44f505cc5\",\"sourcePublicIds\":[1]}"
            })
    void aWrongQuestionIsRefused(String body) {
        given().filter(Spec.answersOnly("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"));
    }

    private static RequestSpecification asked(String body) {
        return given().filter(Spec.strict("openapi-internal/outbound"))
                .contentType("application/json")
                .header(ServiceToken.HEADER, TestEnvironment.SERVICE_TOKEN)
                .body(body);
    }

    private static String publicSources(UUID clientId, String... publicIds) {
        return "{\"clientId\":\"%s\",\"sourcePublicIds\":[\"%s\"]}"
                .formatted(clientId, String.join("\",\"", publicIds));
    }

    private static String question(UUID clientId, String campaign, String member, String source) {
        return "{\"clientId\":\"%s\",\"campaignIds\":[\"%s\"],\"memberIds\":[\"%s\"],\"sourceIds\":[\"%s\"]}"
                .formatted(clientId, campaign, member, source);
    }
}
