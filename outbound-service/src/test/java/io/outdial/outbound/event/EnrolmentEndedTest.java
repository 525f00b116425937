package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is dialled for an enrolment that is over. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EnrolmentEndedTest {

    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @Test
    void theOpenRecordsOfTheNumberInTheCampaignAreCancelled() {
        long ready = fixture.record(phone);
        long retrieved = fixture.record(phone);
        fixture.execute(
                "UPDATE outbound_record SET record_status = 2 WHERE client_id = ? AND handle = ?",
                fixture.client,
                retrieved);
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        long otherNumber = fixture.record(newPhone());

        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, phone));

        assertEquals(State.CANCELLED, fixture.state(ready));
        assertEquals(State.CANCELLED, fixture.state(retrieved));
        assertEquals(State.NEW, fixture.state(elsewhere));
        assertEquals(State.NEW, fixture.state(otherNumber));
        assertFalse(fixture.isListed(phone));
    }

    @Test
    void aRecordThatHasEndedStaysAsItIs() {
        long record = fixture.record(phone);
        RecordRequest.byHandle(fixture, record).accepted();
        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, phone));
        assertEquals(State.MARKED, fixture.state(record));
    }

    @Test
    void theNumberMayComeInAgain() {
        Events.INBOX.accepts(Events.ended(UUID.randomUUID(), fixture, fixture.campaign, phone));
        Leads.add(fixture.campaign, phone).stored();
    }

    @Test
    void anotherClientsRecordsStay() {
        RecordFixture other = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long record = other.record(phone);
        String campaign =
                other.text("SELECT id FROM campaign WHERE client_id = ? AND name = ?", other.client, other.campaign);
        Events.INBOX.accepts(EventInbox.event(
                UUID.randomUUID(),
                "enrolment.ended",
                fixture.client,
                "{\"customerId\":\"%1$s\",\"campaignId\":\"%2$s\",\"enrolmentId\":\"%1$s\",\"phoneKey\":\"%3$s\",\"status\":\"failed\"}"
                        .formatted(UUID.randomUUID(), campaign, Events.key(phone))));
        assertEquals(State.NEW, other.state(record));
    }
}
