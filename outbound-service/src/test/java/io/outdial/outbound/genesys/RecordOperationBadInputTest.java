package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong values of {@code CancelRecord} and {@code UpdateRecord}; after each, nothing has changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class RecordOperationBadInputTest {

    private static final List<String> BOTH = List.of("CancelRecord", "UpdateRecord");

    @Inject
    DataSource database;

    private RecordFixture fixture;
    private long record;
    private String before;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture(database);
        record = fixture.record(newPhone());
        before = fixture.everything();
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, fixture.everything());
    }

    @ParameterizedTest
    @CsvSource({
        "CancelRecord, applicationId",
        "CancelRecord, campaignName",
        "CancelRecord, callingList",
        "CancelRecord, devicePath",
        "UpdateRecord, applicationId",
        "UpdateRecord, campaignName",
        "UpdateRecord, devicePath",
    })
    void missing(String operation, String name) {
        request(operation).without(name).refused(400, 1).body("statusMessage", equalTo(name + " is required"));
        request(operation).with(name, null).refused(400, 1);
    }

    @ParameterizedTest
    @MethodSource
    void notValid(List<String> operations, String name, Object value, int statusCode, String message) {
        for (String operation : operations) {
            request(operation).with(name, value).refused(400, statusCode).body("statusMessage", equalTo(message));
        }
    }

    static Stream<Arguments> notValid() {
        List<String> cancel = List.of("CancelRecord");
        List<String> update = List.of("UpdateRecord");
        return Stream.of(
                Arguments.of(BOTH, "applicationId", "134", 2, "applicationId must be an integer"),
                Arguments.of(BOTH, "campaignName", 1, 2, "campaignName must be a string"),
                Arguments.of(BOTH, "callingList", Map.of(), 2, "callingList must be a string"),
                Arguments.of(BOTH, "devicePath", true, 2, "devicePath must be a string"),
                Arguments.of(BOTH, "referenceId", 1, 2, "referenceId must be a string"),
                Arguments.of(BOTH, "referenceId", "x".repeat(256), 10, "referenceId is longer than 255 characters"),
                Arguments.of(
                        cancel, "chainAttribute", "Chain", 2, "chainAttribute must be one of AllChain, RecordOnly"),
                Arguments.of(cancel, "chainAttribute", 1, 2, "chainAttribute must be a string"),
                Arguments.of(update, "phoneNumber", 3001, 2, "phoneNumber must be a string"),
                Arguments.of(update, "phoneNumber", "nobody", 2, "phoneNumber is not one number to dial"),
                Arguments.of(update, "phoneNumber", "555-0143", 2, "phoneNumber is not one number to dial"),
                Arguments.of(update, "phoneNumber", "911", 2, "phoneNumber is not one number to dial"),
                Arguments.of(
                        update,
                        "phoneNumber",
                        "+12025550143 or +12025550144",
                        2,
                        "phoneNumber is not one number to dial"),
                Arguments.of(update, "phoneType", 4, 2, "phoneType must be a string"),
                Arguments.of(update, "timeZone", 1, 2, "timeZone must be a string"),
                Arguments.of(update, "timeZone", "Mars/Olympus", 2, "timeZone is no time zone"),
                Arguments.of(update, "timeZone", "+02:00", 2, "timeZone is no time zone"),
                Arguments.of(update, "from", "28800", 2, "from must be an integer"),
                Arguments.of(update, "from", 1.5, 2, "from must be an integer"),
                Arguments.of(update, "from", -1, 10, "from must be from 0 to 86399"),
                Arguments.of(update, "until", 86_400, 10, "until must be from 0 to 86399"),
                Arguments.of(update, "until", Long.MAX_VALUE, 10, "until must be from 0 to 86399"),
                Arguments.of(update, "until", List.of(1), 2, "until must be an integer"));
    }

    @ParameterizedTest
    @CsvSource({"mobile", "Cellular"})
    void aKindOfTelephoneThatIsNone(String kind) {
        request("UpdateRecord").with("phoneType", kind).refused(400, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "applicationId, 135, No application with this applicationId runs the campaign",
        "campaignName, Nowhere, No campaign with this campaignName",
        "callingList, Nowhere, No callingList with this name in the campaign",
        "devicePath, /devices/1, No device of yours with this devicePath",
    })
    void notThere(String name, String value, String message) {
        Object typed = name.equals("applicationId") ? (Object) Integer.valueOf(value) : value;
        for (String operation : BOTH) {
            request(operation).with(name, typed).refused(404, 6).body("statusMessage", equalTo(message));
        }
    }

    @ParameterizedTest
    @CsvSource({"CancelRecord", "UpdateRecord"})
    void withoutAHandleThereIsNoSuchOperation(String operation) {
        RecordRequest.byNumber(fixture, newPhone())
                .with("operationName", operation)
                .refused(400, 2)
                .body("statusMessage", equalTo("operationName must be one of AddRecord, DoNotCallRecord"));
    }

    private RecordRequest request(String operation) {
        return RecordRequest.byHandle(fixture, record).with("operationName", operation);
    }
}
