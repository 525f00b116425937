package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes of a customer changes in the records by which the customer is called (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerChangedTest {

    private static final String PLACE = ",\"timezone\":\"America/Denver\"";

    final Rows rows = new Rows();

    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private final String phone = newPhone();
    private final String newPhone = newPhone();
    private RecordFixture fixture;
    private UUID campaign;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
        campaign = UUID.fromString(fixture.campaignId());
    }

    @Test
    void nameNumberAndZoneAreThoseOfTheCustomer() {
        String second = newPhone();
        long record = begin(phone, second);
        String event = changed(fixture.client, phone, newPhone, PLACE);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        assertEquals(
                List.of(
                        Events.key(newPhone) + " New Name America/Denver {America/Denver} t",
                        Events.key(second) + " New Name America/Denver {America/Denver} t"),
                lines());
        assertEquals(State.NEW, fixture.state(record));
    }

    /** By which the number that stays was called before. */
    @Test
    void withoutAPlaceTheNumberSaysWhereItIs() {
        beginWith(PLACE, "2025550111");
        Events.INBOX.accepts(changed(fixture.client, "2025550111", "3035550111", ""));
        assertEquals(List.of("+13035550111 New Name America/Denver {America/Denver} t"), lines());
    }

    @Test
    void aRecordThatHasEndedAndOneOfSomebodyElseStay() {
        long ended = begin(phone);
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = 33, due_at = NULL, ended_at = now() WHERE handle = ?",
                ended);
        long elses = fixture.record(fixture.otherList, phone, fixture.newChain());
        Events.INBOX.accepts(changed(fixture.client, phone, newPhone, PLACE));
        for (long record : new long[] {ended, elses}) {
            assertEquals(
                    Events.key(phone),
                    rows.text("SELECT concat_ws(' ', phone_key, name) FROM outbound_record WHERE handle = ?", record));
        }
    }

    @Test
    void aNewNumberOnTheListIsNotCalled() {
        RecordRequest.byNumber(fixture, newPhone).accepted();
        long record = begin(phone);
        Events.INBOX.accepts(changed(fixture.client, phone, newPhone, PLACE));
        assertEquals(State.CANCELLED, fixture.state(record));
    }

    @Test
    void theNumberOfARecordThatAnAgentHasIsTheNewOneForTheNextCall() {
        long record = begin(phone);
        UUID attempt = fixture.hold(record);
        Events.INBOX.accepts(changed(fixture.client, phone, newPhone, PLACE));
        assertEquals(
                Events.key(newPhone) + " New Name 2",
                rows.text(
                        "SELECT concat_ws(' ', phone_key, name, record_status) FROM outbound_record WHERE handle = ?",
                        record));
        assertEquals(Events.key(phone), rows.text("SELECT phone_key FROM attempt WHERE id = ?", attempt));
    }

    /** A lead of the former number is nobody's duplicate any more, and one of the new number is. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCampaignKnowsTheNewNumber(boolean isOld) {
        begin(phone);
        Events.INBOX.accepts(changed(fixture.client, phone, newPhone, PLACE));
        if (isOld) {
            Leads.add(fixture.campaign, phone).stored();
        } else {
            begin(newPhone);
            assertEquals(
                    "1",
                    rows.text(
                            "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                            fixture.client,
                            Events.key(newPhone)));
        }
    }

    @Test
    void anotherClientsRecordsStay() {
        begin(phone);
        Events.INBOX.accepts(changed(TestEnvironment.OTHER_CLIENT, phone, newPhone, PLACE));
        assertEquals(
                List.of(Events.key(phone)),
                rows.texts(
                        "SELECT concat_ws(' ', phone_key, name) FROM outbound_record WHERE enrolment_id = ?",
                        enrolment));
    }

    private long begin(String... phones) {
        Events.INBOX.accepts(Events.begun(fixture.client, campaign, customer, enrolment, "", phones));
        return rows.number(
                "SELECT max(chain_id) FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(phones[0]));
    }

    private void beginWith(String more, String number) {
        Events.INBOX.accepts(Events.begun(fixture.client, campaign, customer, enrolment, more, number));
    }

    private String changed(UUID client, String former, String number, String more) {
        return Events.changed(client, customer, former, number, more);
    }

    private List<String> lines() {
        return rows.texts("""
                SELECT concat_ws(' ', phone_key, name, coalesce(timezone, zones[1]), zones, is_first)
                  FROM outbound_record AS record JOIN calling_window AS own ON own.client_id = record.client_id AND own.id = window_id
                 WHERE enrolment_id = ? ORDER BY chain_n
                """, enrolment);
    }
}
