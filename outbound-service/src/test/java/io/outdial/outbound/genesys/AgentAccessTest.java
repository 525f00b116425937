package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not operate on records, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class AgentAccessTest {

    private RecordFixture fixture;
    private long record;
    private String before;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
        record = fixture.record(newPhone());
        before = fixture.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, fixture.everything());
    }

    @Test
    void whoIsUnknown() {
        for (RecordRequest request : new RecordRequest[] {
            RecordRequest.byHandle(fixture, record).as(null, null),
            RecordRequest.byHandle(fixture, record).as(fixture.user, "wrong"),
            RecordRequest.byHandle(fixture, record).as(fixture.user, ""),
            RecordRequest.byHandle(fixture, record).as("nobody", TestEnvironment.AGENT_PASSWORD),
            RecordRequest.byHandle(fixture, record).as("no\0body", TestEnvironment.AGENT_PASSWORD),
            RecordRequest.byHandle(fixture, record).as("", "")
        }) {
            request.refused(401, 20).body("statusMessage", equalTo("Missing or invalid credentials"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ", "Basic !", "Basic YWdlbnQ=", "Digest x", "Bearer x.y.z", "x"})
    void whatIsNoLogin(String authorization) {
        given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("Authorization", authorization)
                .body("{}")
                .post(RecordRequest.COLLECTION)
                .then()
                .statusCode(401)
                .body("statusCode", equalTo(20));
    }

    @Test
    void anApiKeyIsNoAgent() {
        given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body("{}")
                .post(RecordRequest.COLLECTION)
                .then()
                .statusCode(401)
                .body("statusCode", equalTo(20));
    }

    @Test
    void aMemberWithoutTheFeature() {
        String user = "plain-" + UUID.randomUUID();
        fixture.member(UUID.randomUUID(), user, "api-voice");
        RecordRequest.byHandle(fixture, record)
                .as(user, TestEnvironment.AGENT_PASSWORD)
                .refused(403, 5);
    }
}
