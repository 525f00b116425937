package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opted out is not called: the number is listed, its open records are out of dialling. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(EnrollmentStub.class)
class CustomerOptedOutTest {

    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @Test
    void theNumberIsListedAndItsOpenRecordsStopInAllCampaigns() {
        long first = fixture.record(phone);
        long again = fixture.record(phone);
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        long otherNumber = fixture.record(newPhone());

        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));

        assertTrue(fixture.isListed(phone));
        for (long handle : new long[] {first, again, elsewhere}) {
            assertEquals(State.BLOCKED, fixture.state(handle));
        }
        assertEquals(State.NEW, fixture.state(otherNumber));
        assertEquals(
                "customer",
                fixture.text(
                        "SELECT split_part(reported_by, ' ', 1) FROM do_not_call WHERE client_id = ? AND phone_key = ?",
                        fixture.client,
                        Events.key(phone)));
    }

    /** The sender knows it already: an answer by an event would go round and round. */
    @Test
    void itIsNotToldBack() {
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        RecordRequest.byNumber(fixture, phone).accepted();
        assertEquals(
                "0",
                fixture.text(
                        "SELECT count(*) FROM outbox_event WHERE client_id = ? AND strpos(data::text, ?) > 0",
                        fixture.client,
                        phone));
        assertEquals(List.of(), EnrollmentStub.eventsAbout(Events.key(phone)));
    }

    @Test
    void aLeadWithItIsRefused() {
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        Leads.add(fixture.campaign, phone).refusedAsDoNotCall();
    }

    @Test
    void aFinishedRecordStaysAsItIs() {
        long record = fixture.record(phone);
        RecordRequest.byHandle(fixture, record).accepted();
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        assertEquals(State.MARKED, fixture.state(record));
    }

    @Test
    void anEntryThatIsThereStays() {
        RecordRequest.byNumber(fixture, phone).accepted();
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        assertEquals(
                "member",
                fixture.text(
                        "SELECT split_part(reported_by, ' ', 1) FROM do_not_call WHERE client_id = ? AND phone_key = ?",
                        fixture.client,
                        Events.key(phone)));
    }

    @Test
    void anotherClientMayGoOnCallingTheNumber() {
        RecordFixture other = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long record = other.record(phone);
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        assertEquals(State.NEW, other.state(record));
        assertFalse(other.isListed(phone));
    }
}
