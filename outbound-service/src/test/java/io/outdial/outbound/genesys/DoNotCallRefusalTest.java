package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal in the Genesys dialect; after each, nothing has changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallRefusalTest {

    private final String phone = newPhone();
    private RecordFixture fixture;
    private long record;
    private String before;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
        record = fixture.record(phone);
        before = fixture.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, fixture.everything());
    }

    @Test
    void aListOfAnotherCampaign() {
        RecordRequest.byHandle(fixture, record)
                .with("callingList", fixture.otherList)
                .refused(404, 6);
        RecordRequest.byHandle(fixture, record)
                .with("campaignName", fixture.otherCampaign)
                .with("callingList", fixture.otherList)
                .refused(404, 6)
                .body("statusMessage", equalTo("No record with this handle in the calling list"));
    }

    @Test
    void theAgentOfAnotherClient() {
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        RecordRequest.byHandle(stranger, 13).refused(404, 6);
        RecordRequest.byHandle(stranger, 13)
                .with("campaignName", "Campaign1")
                .with("callingList", "CallingList1")
                .refused(404, 6)
                .body("statusMessage", equalTo("No campaign with this campaignName"));
        RecordRequest.byHandle(stranger, record)
                .with("devicePath", "/devices/" + fixture.device)
                .refused(404, 6);
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoOperation(String body, int status, int statusCode) {
        for (String path : new String[] {RecordRequest.COLLECTION, RecordRequest.COLLECTION + "/" + record}) {
            agent().contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(status)
                    .body("statusCode", equalTo(statusCode))
                    .body("statusMessage", not(emptyOrNullString()));
        }
    }

    static Stream<Arguments> whatIsNoOperation() {
        return Stream.of(
                Arguments.of("", 400, 1),
                Arguments.of("{", 400, 2),
                Arguments.of("[]", 400, 2),
                Arguments.of("[{}]", 400, 2),
                Arguments.of("null", 400, 2),
                Arguments.of("7", 400, 2),
                Arguments.of("'DoNotCallRecord'", 400, 2),
                Arguments.of("{}", 400, 1),
                Arguments.of("{\"x\":".repeat(2000) + "1" + "}".repeat(2000), 400, 2),
                Arguments.of("{\"operationName\":\"" + "x".repeat(2 << 20) + "\"}", 413, 10));
    }

    @Test
    void wrongMediaTypeAndMethods() {
        agent().contentType("text/plain")
                .body("{}")
                .post(RecordRequest.COLLECTION)
                .then()
                .statusCode(415)
                .body("statusCode", equalTo(2));
        agent().get(RecordRequest.COLLECTION).then().statusCode(405).body("statusCode", equalTo(3));
        agent().delete(RecordRequest.COLLECTION + "/" + record)
                .then()
                .statusCode(405)
                .body("statusCode", equalTo(3));
        agent().get("/api/v2/me/nothing").then().statusCode(404).body("statusCode", equalTo(6));
    }

    @Test
    void aRefusalIsNotRememberedForItsIdempotencyKey() {
        String key = UUID.randomUUID().toString();
        RecordRequest.byHandle(fixture, record)
                .without("devicePath")
                .idempotencyKey(key)
                .refused(400, 1);
        RecordRequest.byHandle(fixture, record)
                .with("campaignName", "Nowhere")
                .idempotencyKey(key)
                .refused(404, 6);
    }

    private RequestSpecification agent() {
        return given().auth().preemptive().basic(fixture.user, TestEnvironment.AGENT_PASSWORD);
    }
}
