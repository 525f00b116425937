package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records say whose they are as soon as enrollment-service has said it (ADR 57). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ChainsEnrolledTest {

    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @Test
    void allRecordsOfTheChainBelongToTheCustomer() {
        long first = fixture.record(newPhone());
        long second = fixture.record(fixture.list, newPhone(), first);
        long other = fixture.record(newPhone());
        String event = enrolled(fixture.client, first, enrolment);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        assertEquals(customer + " " + enrolment + " 0", owner(first));
        assertEquals(customer + " " + enrolment + " 0", owner(second));
        assertEquals("0", owner(other));
        assertEquals(State.NEW, fixture.state(first));
    }

    @Test
    void whoMayNotBeEnrolledIsKnownAllTheSame() {
        long record = fixture.record(newPhone());
        Events.INBOX.accepts(enrolled(fixture.client, record, null));
        assertEquals(customer + " 0", owner(record));
    }

    @Test
    void anEndedRecordIsToldTooAndStaysEnded() {
        long record = fixture.record(newPhone());
        RecordRequest.byHandle(fixture, record).accepted();
        Events.INBOX.accepts(enrolled(fixture.client, record, enrolment));
        assertEquals(customer + " " + enrolment + " 1", owner(record));
        assertEquals(State.MARKED, fixture.state(record));
    }

    /** Whichever comes first, and each comes twice. The record of an erased person belongs to nobody. */
    @ParameterizedTest
    @CsvSource({"opted out, 7 1 28, true", "ended,     2 5 52, true", "erased,    7 5 52, false"})
    void theOrderDoesNotMatter(String what, String state, boolean isOwned) {
        for (boolean isEnrolledFirst : new boolean[] {true, false}) {
            String phone = newPhone();
            long record = fixture.record(phone);
            String enrolled = enrolled(fixture.client, record, enrolment);
            String other = other(what, phone);
            for (String event : isEnrolledFirst ? List.of(enrolled, other) : List.of(other, enrolled)) {
                assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
            }
            State found = fixture.state(record);
            assertEquals(state, found.type() + " " + found.status() + " " + found.result());
            assertEquals((isOwned ? customer + " " + enrolment + " " : "") + 1, owner(record));
        }
    }

    private String other(String what, String phone) {
        UUID id = UUID.randomUUID();
        return switch (what) {
            case "opted out" -> Events.optedOut(id, fixture, phone);
            case "ended" -> Events.ended(id, fixture, fixture.campaign, phone);
            default -> Events.erased(id, fixture, phone);
        };
    }

    @Test
    void anIdIsOfOneEvent() {
        long record = fixture.record(newPhone());
        UUID id = UUID.randomUUID();
        String phone = newPhone();
        Events.INBOX.results(enrolled(id, fixture.client, record, enrolment));
        Events.INBOX
                .outcomes(Events.optedOut(id, fixture, phone))
                .body("outcomes.result", contains("refused"))
                .body("outcomes.reason", contains("was used for another event"));
        assertFalse(fixture.isListed(phone));
    }

    @Test
    void anotherClientsRecordStays() {
        long record = fixture.record(newPhone());
        Events.INBOX.accepts(enrolled(TestEnvironment.OTHER_CLIENT, record, enrolment));
        assertEquals("0", owner(record));
    }

    @Test
    void oneThatIsWrongDoesNotHoldUpTheOthers() {
        long first = fixture.record(newPhone());
        long second = fixture.record(newPhone());
        Events.INBOX
                .outcomes(
                        enrolled(fixture.client, first, enrolment),
                        EventInbox.event(UUID.randomUUID(), "chains.enrolled", fixture.client, "{\"chains\":[{}]}"),
                        EventInbox.event(UUID.randomUUID(), "chains.lost", fixture.client, "{}"),
                        enrolled(fixture.client, second, enrolment))
                .body("outcomes.result", contains("applied", "refused", "refused", "applied"))
                .body("outcomes[1].reason", equalTo("is not the data of chains.enrolled"));
        assertEquals(owner(first), owner(second));
        assertEquals(customer + " " + enrolment + " 0", owner(second));
    }

    private String enrolled(UUID client, long chain, UUID enrolmentId) {
        return enrolled(UUID.randomUUID(), client, chain, enrolmentId);
    }

    private String enrolled(UUID id, UUID client, long chain, UUID enrolmentId) {
        return EventInbox.event(
                id,
                "chains.enrolled",
                client,
                "{\"chains\":[{\"chainId\":%d,\"customerId\":\"%s\"%s}]}"
                        .formatted(
                                chain,
                                customer,
                                enrolmentId == null ? "" : ",\"enrolmentId\":\"" + enrolmentId + "\""));
    }

    /** With the version, which does not change by it. */
    private String owner(long record) {
        return fixture.text(
                "SELECT concat_ws(' ', customer_id, enrolment_id, version) FROM outbound_record WHERE handle = ?",
                record);
    }
}
