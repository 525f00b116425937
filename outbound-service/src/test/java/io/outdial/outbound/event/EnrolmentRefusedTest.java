package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of whom nobody may be called no record is made, and enrollment-service is told why (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EnrolmentRefusedTest {

    final Rows rows = new Rows();

    private RecordFixture fixture;
    private UUID campaign;
    private BegunEnrolment begun;
    private UUID customer;
    private UUID enrolment;
    private String phone;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
        begunIn(UUID.fromString(fixture.campaignId()));
    }

    private void begunIn(UUID id) {
        campaign = id;
        begun = new BegunEnrolment(fixture, id);
        customer = begun.customer;
        enrolment = begun.enrolment;
        phone = begun.phone;
    }

    @Test
    void aNumberOnTheListIsNotCalled() {
        RecordRequest.byNumber(fixture, phone).accepted();
        begun.begin(phone);
        begun.assertReceived("do_not_call", "");
        assertEquals("0", begun.records());
    }

    @Test
    void aNumberThatMayBeCalledIsTakenWithoutTheOther() {
        String second = newPhone();
        RecordRequest.byNumber(fixture, phone).accepted();
        begun.begin(phone, second);
        begun.assertReceived("queued", begun.chain(second));
        assertEquals("0", begun.records());
    }

    @ParameterizedTest
    @CsvSource({
        "type = 'InBound', not_dialable",
        "dial_method = 'Agentwise', not_dialable",
        "status = 'completed', campaign_over",
        "status = 'cancelled', campaign_over",
        "status = 'archived', campaign_over"
    })
    void aCampaignThatCannotCall(String what, String outcome) {
        fixture.execute("UPDATE campaign SET " + what + " WHERE client_id = ? AND id = ?", fixture.client, campaign);
        begun.begin(phone);
        begun.assertReceived(outcome, "");
        assertEquals("0", begun.records());
    }

    @Test
    void aCampaignThatIsGone() {
        begunIn(UUID.randomUUID());
        begun.begin(phone);
        begun.assertReceived("campaign_over", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "0000000000"})
    void aNumberThatNobodyIsCalledAt(String number) {
        Events.INBOX.accepts(EventInbox.event(
                UUID.randomUUID(),
                "enrolment.begun",
                fixture.client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"numbers\":[{\"phone\":\"%4$s\",\"phoneKey\":\"%4$s\"}]}"
                        .formatted(customer, campaign, enrolment, number)));
        begun.assertReceived("not_dialable", "");
    }

    @ParameterizedTest
    @CsvSource({"ended, true", "ended, false", "opted out, true", "opted out, false", "erased, true", "erased, false"})
    void inWhicheverOrderItEnds(String what, boolean isBegunFirst) {
        String beginning = Events.begun(fixture.client, campaign, customer, enrolment, "", phone);
        String other =
                switch (what) {
                    case "ended" -> Events.ended(fixture.client, campaign, customer, enrolment, phone);
                    case "opted out" -> Events.optedOut(UUID.randomUUID(), fixture, phone);
                    default -> Events.erased(UUID.randomUUID(), fixture, phone);
                };
        for (String event : isBegunFirst ? List.of(beginning, other) : List.of(other, beginning)) {
            assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        }
        assertEquals(
                "0",
                rows.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND campaign_id = ? AND record_type <> 7 AND record_status NOT IN (3, 4, 5, 6, 7)",
                        fixture.client,
                        campaign));
    }

    @Test
    void anotherClientsCampaignIsGone() {
        Events.INBOX.accepts(Events.begun(TestEnvironment.OTHER_CLIENT, campaign, customer, enrolment, "", phone));
        begun.assertReceived("campaign_over", "");
        assertEquals("0", begun.records());
    }
}
