package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody who is enrolled in a fixture's campaign, and what enrollment-service is told of it. */
final class BegunEnrolment {

    final UUID customer = UUID.randomUUID();
    final UUID enrolment = UUID.randomUUID();
    final String phone = newPhone();
    private final RecordFixture fixture;
    private final UUID campaign;

    BegunEnrolment(RecordFixture fixture, UUID campaign) {
        this.fixture = fixture;
        this.campaign = campaign;
    }

    void begin(String... phones) {
        beginWith("", phones);
    }

    /** @param more fields of the event, each with a comma before it */
    void beginWith(String more, String... phones) {
        Events.INBOX.accepts(Events.begun(fixture.client, campaign, customer, enrolment, more, phones));
    }

    void assertReceived(String outcome, String chainId) {
        await().until(() -> !EnrollmentStub.receptionsOf(enrolment).isEmpty());
        JsonNode received = EnrollmentStub.receptionsOf(enrolment).get(0);
        assertEquals(
                List.of(customer.toString(), campaign.toString(), outcome, chainId),
                Stream.of("customerId", "campaignId", "outcome", "chainId")
                        .map(field -> received.path(field).asText())
                        .toList());
        assertEquals(1, EnrollmentStub.receptionsOf(enrolment).size());
    }

    String chain(String number) {
        return fixture.text(
                "SELECT chain_id FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(number));
    }

    /** How many there are of the number. */
    String records() {
        return fixture.text(
                "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(phone));
    }
}
