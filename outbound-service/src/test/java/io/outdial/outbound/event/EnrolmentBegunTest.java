package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is enrolled over there stands in the campaign's calling list a moment later (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class EnrolmentBegunTest {

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
    void allNumbersOfTheCustomerAreOneChainInTheDefaultList() {
        UUID source = UUID.randomUUID();
        rows.execute(
                "INSERT INTO source (client_id, id, name, public_id) VALUES (?, ?, ?, ?)",
                fixture.client,
                source,
                "Feed " + source,
                "feed-" + source);
        String second = newPhone();
        String event = Events.begun(
                fixture.client,
                campaign,
                customer,
                enrolment,
                ",\"name\":\"Cleo Lee\",\"timezone\":\"America/Denver\",\"sourceId\":\"" + source + "\"",
                phone,
                second,
                phone);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        String common = " Cleo Lee America/Denver %s %s %s".formatted(source, customer, enrolment);
        assertEquals(
                List.of(
                        Events.key(phone) + " 0 1 " + fixture.list + common,
                        Events.key(second) + " 1 9 " + fixture.list + common),
                rows.texts("""
                        SELECT concat_ws(' ', phone_key, chain_n, record_status, list.name, record.name, timezone, source_id, customer_id, enrolment_id)
                          FROM outbound_record AS record JOIN calling_list AS list ON list.client_id = record.client_id AND list.id = calling_list_id
                         WHERE enrolment_id = ? ORDER BY chain_n
                        """, enrolment));
        begun.assertReceived("queued", begun.chain(phone));
        assertEquals(List.of(), EnrollmentStub.eventsAbout(Events.key(phone)), "a customer would be looked for");
    }

    @Test
    void anOpenRecordOfTheNumberIsJoined() {
        long record = fixture.record(phone);
        begun.begin(phone);
        begun.assertReceived("queued", Long.toString(record));
        assertEquals("1", begun.records());
        assertEquals(customer + " " + enrolment, owner(record));
    }

    /** Whichever of its numbers it is that somebody is called at already. */
    @Test
    void anyNumberOfTheCustomerIsJoined() {
        long chain = fixture.newChain();
        fixture.record(fixture.list, newPhone(), chain);
        fixture.record(fixture.list, phone, chain);
        String other = newPhone();
        begun.begin(other, phone);
        begun.assertReceived("queued", Long.toString(chain));
        assertEquals("0", rows.text("SELECT count(*) FROM outbound_record WHERE phone_key = ?", Events.key(other)));
        assertEquals(customer + " " + enrolment, owner(chain));
    }

    @Test
    void aJoinedRecordStaysWithItsCustomer() {
        long record = fixture.record(phone);
        UUID first = UUID.randomUUID();
        fixture.execute(
                "UPDATE outbound_record SET customer_id = ?, enrolment_id = ? WHERE handle = ?", first, first, record);
        begun.begin(phone);
        begun.assertReceived("queued", Long.toString(record));
        assertEquals(first + " " + first, owner(record));
    }

    @Test
    void whoWasCalledBeforeIsCalledAgain() {
        long before = fixture.record(phone);
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = 33, due_at = NULL, ended_at = now() WHERE handle = ?",
                before);
        begun.begin(phone);
        assertEquals("2", begun.records());
        assertEquals(
                "1 f",
                rows.text(
                                "SELECT record_status || ' ' || is_first FROM outbound_record WHERE enrolment_id = ?",
                                enrolment)
                        .replace("false", "f"));
    }

    /** The number says where it is; nobody can be kept from a source that there is not. */
    @Test
    void aZoneAndASourceThatThereAreNot() {
        begun.beginWith(",\"timezone\":\"Mountain\",\"sourceId\":\"" + UUID.randomUUID() + "\"", phone);
        begun.assertReceived("queued", begun.chain(phone));
        assertEquals(
                "0",
                rows.text(
                        "SELECT count(*) FROM outbound_record WHERE enrolment_id = ? AND (timezone = 'Mountain' OR source_id IS NOT NULL)",
                        enrolment));
    }

    /** In all of which it must be an hour to call. */
    @Test
    void aPostalCodeSaysTheZones() {
        begun.beginWith(",\"timezone\":null,\"postalCode\":\"47708\"", phone);
        begun.assertReceived("queued", begun.chain(phone));
        assertEquals("{America/Chicago,America/New_York}", rows.text("""
                        SELECT zones FROM outbound_record AS record JOIN calling_window AS own ON own.client_id = record.client_id AND own.id = window_id
                         WHERE enrolment_id = ?
                        """, enrolment));
    }

    /** Whichever comes first, and each comes twice. */
    @Test
    void theEndOfAnEnrolmentEndsItsWholeChain() {
        String second = newPhone();
        begun.begin(phone, second);
        long chain = Long.parseLong(begun.chain(phone));
        UUID attempt = fixture.hold(chain);
        Events.INBOX.accepts(Events.ended(
                fixture.client, campaign, customer, enrolment, newPhone(), chain, fixture.record(newPhone()) + 1));
        assertEquals(State.CANCELLED, fixture.state(chain));
        assertEquals(
                "2",
                rows.text(
                        "SELECT count(*) FROM outbound_record WHERE enrolment_id = ? AND record_status = 5",
                        enrolment));
        assertEquals("cancelled", rows.text("SELECT ended_by FROM attempt WHERE id = ?", attempt));
    }

    /** As many as one request may bring, in two campaigns; some of them share a number. */
    @Test
    void manyAreOneSet() {
        UUID other = UUID.fromString(fixture.text(
                "SELECT id FROM campaign WHERE client_id = ? AND name = ?", fixture.client, fixture.otherCampaign));
        List<String> phones = Stream.generate(RecordFixture::newPhone).limit(80).toList();
        String[] events = IntStream.range(0, 200)
                .mapToObj(n -> Events.begun(
                        fixture.client,
                        n % 2 == 0 ? campaign : other,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "",
                        phones.get(n % 80)))
                .toArray(String[]::new);
        assertEquals(
                200,
                Events.INBOX.results(events).stream().filter("applied"::equals).count());
        for (UUID each : List.of(campaign, other)) {
            assertEquals(
                    "40",
                    rows.text(
                            "SELECT count(*) FROM outbound_record WHERE client_id = ? AND campaign_id = ?",
                            fixture.client,
                            each));
        }
    }

    @Test
    void oneThatIsWrongDoesNotHoldUpTheOthers() {
        Events.INBOX
                .outcomes(
                        EventInbox.event(UUID.randomUUID(), "enrolment.begun", fixture.client, "{\"numbers\":[]}"),
                        Events.begun(UUID.randomUUID(), campaign, customer, UUID.randomUUID(), "", phone),
                        Events.begun(fixture.client, campaign, customer, enrolment, "", phone))
                .body("outcomes.result", contains("refused", "refused", "applied"));
        begun.assertReceived("queued", begun.chain(phone));
    }

    private String owner(long record) {
        return rows.text(
                "SELECT concat_ws(' ', customer_id, enrolment_id) FROM outbound_record WHERE handle = ?", record);
    }
}
