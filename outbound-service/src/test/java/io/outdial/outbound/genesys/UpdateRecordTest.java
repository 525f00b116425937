package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class UpdateRecordTest {

    private final String phone = newPhone();
    private final String other = newPhone();
    private RecordFixture fixture;
    private UpdateDesk desk;
    private long record;

    @BeforeEach
    void aRecord() {
        fixture = new RecordFixture();
        desk = new UpdateDesk(fixture);
        record = fixture.record(phone);
    }

    @Test
    void allFieldsAreStored() {
        desk.update(record)
                .with("phoneNumber", "+1 " + other)
                .with("phoneType", "VoiceMail")
                .with("timeZone", "Europe/Berlin")
                .with("from", 0)
                .with("until", 86339)
                .accepted();
        assertEquals("+1 " + other + ", +1" + other + ", true, 8, Europe/Berlin, 0, 86339", desk.details(record));
        assertEquals(State.NEW, fixture.state(record));
    }

    @Test
    void whatIsLeftOutStays() {
        desk.update(record)
                .with("timeZone", "PST")
                .with("from", 100)
                .with("until", 50)
                .accepted();
        desk.update(record).with("phoneType", "Mobile").accepted();
        desk.update(record).without("callingList").accepted();
        assertEquals(phone + ", +1" + phone + ", true, 4, PST, 100, 50", desk.details(record));
    }

    @Test
    void hoursThatLeaveNoTimeWithThoseThereAreAreRefused() {
        desk.update(record).with("from", 28_800).with("until", 75_600).accepted();
        desk.update(record)
                .with("from", 75_600)
                .refused(400, 2)
                .body("statusMessage", equalTo("from and until leave no time to call"));
        desk.update(record).with("from", 7).with("until", 7).refused(400, 2);
        assertTrue(desk.details(record).endsWith(", 28800, 75600"), desk.details(record));
    }

    @ParameterizedTest
    @CsvSource({"3, 2, The record has ended", "5, 2, The record has ended", "2, 19, Another agent has the record"})
    void aRecordThatIsNotWaitingIsRefused(int status, int statusCode, String message) {
        fixture.execute("UPDATE outbound_record SET record_status = ? WHERE handle = ?", status, record);
        String before = desk.details(record);
        desk.update(record).with("phoneNumber", other).refused(400, statusCode).body("statusMessage", equalTo(message));
        assertEquals(before, desk.details(record));
    }

    @Test
    void theSameIdempotencyKeyDoesItOnce() {
        String key = UUID.randomUUID().toString();
        desk.update(record).with("from", 1).idempotencyKey(key).accepted();
        desk.update(record).with("from", 2).accepted();
        desk.update(record).with("from", 1).idempotencyKey(key).accepted();
        assertTrue(desk.details(record).endsWith(", 2, "), desk.details(record));
    }

    @Test
    void theSameOfAnotherListOrClientIsUnknown() {
        desk.update(record)
                .with("campaignName", fixture.otherCampaign)
                .without("callingList")
                .refused(404, 6)
                .body("statusMessage", equalTo("No record with this handle in the campaign"));
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        String unknown = RecordRequest.byHandle(stranger, 999_999_999)
                .with("operationName", "UpdateRecord")
                .refused(404, 6)
                .extract()
                .asString();
        String ours = RecordRequest.byHandle(stranger, record)
                .with("operationName", "UpdateRecord")
                .with("phoneNumber", other)
                .refused(404, 6)
                .extract()
                .asString();
        assertEquals(unknown, ours);
        assertTrue(desk.details(record).startsWith(phone), desk.details(record));
    }
}
