package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of whom nobody may be called no record is made, and enrollment-service is told why (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EnrolmentRefusedTest {

    @Inject
    DataSource database;

    @Inject
    Rows rows;

    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private final String phone = newPhone();
    private RecordFixture fixture;
    private UUID campaign;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture(database);
        campaign = UUID.fromString(fixture.campaignId());
    }

    @Test
    void aNumberOnTheListIsNotCalled() {
        RecordRequest.byNumber(fixture, phone).accepted();
        begin(phone);
        assertReceived("do_not_call", "");
        assertEquals("0", records());
    }

    @Test
    void aNumberThatMayBeCalledIsTakenWithoutTheOther() {
        String second = newPhone();
        RecordRequest.byNumber(fixture, phone).accepted();
        begin(phone, second);
        assertReceived("queued", chain(second));
        assertEquals("0", records());
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
        begin(phone);
        assertReceived(outcome, "");
        assertEquals("0", records());
    }

    @Test
    void aCampaignThatIsGone() {
        campaign = UUID.randomUUID();
        begin(phone);
        assertReceived("campaign_over", "");
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
        assertReceived("not_dialable", "");
    }

    @ParameterizedTest
    @CsvSource({"ended, true", "ended, false", "opted out, true", "opted out, false", "erased, true", "erased, false"})
    void inWhicheverOrderItEnds(String what, boolean isBegunFirst) {
        String begun = Events.begun(fixture.client, campaign, customer, enrolment, "", phone);
        String other =
                switch (what) {
                    case "ended" -> Events.ended(fixture.client, campaign, customer, enrolment, phone);
                    case "opted out" -> Events.optedOut(UUID.randomUUID(), fixture, phone);
                    default -> Events.erased(UUID.randomUUID(), fixture, phone);
                };
        for (String event : isBegunFirst ? List.of(begun, other) : List.of(other, begun)) {
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
        assertReceived("campaign_over", "");
        assertEquals("0", records());
    }

    private void begin(String... phones) {
        Events.INBOX.accepts(Events.begun(fixture.client, campaign, customer, enrolment, "", phones));
    }

    private void assertReceived(String outcome, String chainId) {
        await().until(() -> !EnrollmentStub.receptionsOf(enrolment).isEmpty());
        JsonNode received = EnrollmentStub.receptionsOf(enrolment).get(0);
        assertEquals(
                List.of(customer.toString(), campaign.toString(), outcome, chainId),
                Stream.of("customerId", "campaignId", "outcome", "chainId")
                        .map(field -> received.path(field).asText())
                        .toList());
        assertEquals(1, EnrollmentStub.receptionsOf(enrolment).size());
    }

    private String chain(String number) {
        return rows.text(
                "SELECT chain_id FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(number));
    }

    private String records() {
        return rows.text(
                "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(phone));
    }
}
