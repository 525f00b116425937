package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal in the Genesys dialect; after each, nothing has changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallRefusalTest {

    @Inject
    DataSource database;

    private final String phone = newPhone();
    private RecordFixture fixture;
    private long record;
    private String before;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture(database);
        record = fixture.record(phone);
        before = fixture.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, fixture.everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"operationName", "applicationId", "campaignName", "callingList", "devicePath"})
    void byHandleMissing(String name) {
        RecordRequest.byHandle(fixture, record)
                .without(name)
                .refused(400, 1)
                .body("statusMessage", equalTo(name + " is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operationName", "applicationId", "campaignName", "phoneNumber", "devicePath"})
    void byNumberMissing(String name) {
        RecordRequest.byNumber(fixture, phone)
                .without(name)
                .refused(400, 1)
                .body("statusMessage", equalTo(name + " is required"));
    }

    @ParameterizedTest
    @MethodSource
    void notValid(String name, Object value, int statusCode) {
        RecordRequest.byHandle(fixture, record).with(name, value).refused(400, statusCode);
        RecordRequest.byNumber(fixture, phone).with(name, value).refused(400, statusCode);
    }

    static Stream<Arguments> notValid() {
        return Stream.of(
                Arguments.of("operationName", "DialRecord", 2),
                Arguments.of("operationName", "donotcallrecord", 2),
                Arguments.of("operationName", 7, 2),
                Arguments.of("operationName", null, 1),
                Arguments.of("applicationId", "134", 2),
                Arguments.of("applicationId", 1.5, 2),
                Arguments.of("applicationId", Long.MAX_VALUE, 10),
                Arguments.of("campaignName", 1, 2),
                Arguments.of("callingList", true, 2),
                Arguments.of("phoneNumber", 3001, 2),
                Arguments.of("phoneNumber", "nobody", 2),
                Arguments.of("chainAttribute", "Chain", 2),
                Arguments.of("chainAttribute", new String[] {"AllChain"}, 2),
                Arguments.of("devicePath", "x".repeat(300), 10),
                Arguments.of("referenceId", 1, 2),
                Arguments.of("campaignName", "\0", 2),
                Arguments.of("referenceId", "\ud800", 2),
                Arguments.of("anythingElse", "\0", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "applicationId, 135, No application with this applicationId runs the campaign",
        "campaignName, Nowhere, No campaign with this campaignName",
        "callingList, Nowhere, No callingList with this name in the campaign",
        "devicePath, /devices/f32a46c4-8a48-4067-9965-537fc9788790, No device of yours with this devicePath",
        "devicePath, /devices/1, No device of yours with this devicePath",
        "devicePath, elsewhere, No device of yours with this devicePath",
    })
    void notThere(String name, String value, String message) {
        Object typed = name.equals("applicationId") ? (Object) Integer.valueOf(value) : value;
        RecordRequest.byHandle(fixture, record)
                .with(name, typed)
                .refused(404, 6)
                .body("statusMessage", equalTo(message));
        RecordRequest.byNumber(fixture, phone)
                .with(name, typed)
                .refused(404, 6)
                .body("statusMessage", equalTo(message));
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

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "0", "-1", "x", "13.0", "9223372036854775808", "%27"})
    void aHandleOfNoRecord(String handle) {
        given().filter(Spec.answersOnly("outbound"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .auth()
                .preemptive()
                .basic(fixture.user, TestEnvironment.AGENT_PASSWORD)
                .body(
                        "{'operationName':'DoNotCallRecord','applicationId':134,'campaignName':'%s','callingList':'%s','devicePath':'/devices/%s'}"
                                .formatted(fixture.campaign, fixture.list, fixture.device))
                .post(RecordRequest.COLLECTION + "/" + handle)
                .then()
                .statusCode(404)
                .body("statusCode", equalTo(6));
    }

    @Test
    void theAgentOfAnotherClient() {
        RecordFixture stranger = new RecordFixture(database, TestEnvironment.OTHER_CLIENT);
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

    @Test
    void theDeviceOfAnotherAgent() {
        RecordFixture colleague = new RecordFixture(database);
        RecordRequest.byHandle(fixture, record)
                .with("devicePath", "/devices/" + colleague.device)
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
