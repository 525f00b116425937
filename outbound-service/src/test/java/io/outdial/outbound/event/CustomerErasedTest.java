package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an erased person nothing is left but a hash, and the number is still not called (ADR 0017). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerErasedTest {

    private final String phone = newPhone();
    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @Test
    void itsRecordsEndAndHoldNothingOfThePerson() {
        long open = fixture.record(phone);
        long again = fixture.record(phone);
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        long finished = fixture.record(fixture.otherList, phone, fixture.newChain());
        RecordRequest.byHandle(fixture, finished)
                .with("callingList", fixture.otherList)
                .with("campaignName", fixture.otherCampaign)
                .accepted();
        fixture.execute(
                "UPDATE outbound_record SET name = 'Lee', user_data = '{\"City\": \"Leeds\"}' WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(phone));
        long otherNumber = fixture.record(newPhone());

        erase();

        for (long handle : new long[] {open, again, elsewhere}) {
            assertEquals(State.ENDED.status(), fixture.state(handle).status());
            assertEquals(State.ENDED.type(), fixture.state(handle).type());
            assertEquals("erased,,{}", person(handle));
        }
        assertEquals(State.ENDED, fixture.state(open));
        assertEquals(State.MARKED, fixture.state(finished));
        assertEquals("erased,,{}", person(finished));
        assertEquals(State.NEW, fixture.state(otherNumber));
        assertNothingIsLeft();
    }

    @Test
    void anEntryOfTheListBecomesAHash() {
        RecordRequest.byNumber(fixture, phone).accepted();
        erase();
        assertFalse(fixture.isListed(phone));
        assertNothingIsLeft();
        Leads.add(fixture.campaign, phone).refusedAsDoNotCall();
    }

    @Test
    void aLeadWithTheNumberIsRefused() {
        erase();
        Leads.add(fixture.campaign, phone).refusedAsDoNotCall();
        assertEquals("0", records());
    }

    /** As a listed number is, only without its data: what was erased does not come back by this door. */
    @Test
    void aCampaignThatDoesNotApplyTheListGetsARecordOfNobody() {
        fixture.execute(
                "UPDATE campaign SET applies_dnc = false WHERE client_id = ? AND name = ?",
                fixture.client,
                fixture.campaign);
        fixture.record(phone);
        erase();
        Leads.add(fixture.campaign, phone).stored();
        assertNothingIsLeft();
        assertEquals(
                "1",
                fixture.text(
                        "SELECT count(*) FROM outbound_record AS r WHERE client_id = ? AND record_type = 7 AND record_status = 1 AND phone = 'erased' AND name IS NULL AND user_data = '{}' AND campaign_id = (SELECT id FROM campaign WHERE client_id = r.client_id AND name = ?)",
                        fixture.client,
                        fixture.campaign));
    }

    /** The record of before got its number while it was not known to be erased, the parked one after. */
    @Test
    void erasedTwice() {
        fixture.record(phone);
        erase();
        long stray = fixture.record(phone);
        erase();
        assertEquals("erased,,{}", person(stray));
        assertEquals(
                "1",
                fixture.text(
                        "SELECT count(*) FROM do_not_call_hash WHERE client_id = ? AND number_hash = (SELECT substr(phone_key, 2) FROM outbound_record WHERE client_id = ? AND handle = ?)",
                        fixture.client,
                        fixture.client,
                        stray));
        assertNothingIsLeft();
    }

    @Test
    void anAgentMarksTheNumberOfAnErasedPerson() {
        long record = fixture.record(phone);
        erase();
        RecordRequest.byNumber(fixture, phone).accepted();
        RecordRequest.byNumber(fixture, phone)
                .with("chainAttribute", "AllChain")
                .accepted();
        assertEquals(State.ENDED, fixture.state(record));
        assertFalse(fixture.isListed(phone));
        assertNothingIsLeft();
        Leads.add(fixture.campaign, phone).refusedAsDoNotCall();
    }

    @Test
    void anAgentMarksARecordOfAnErasedPerson() {
        long chain = fixture.newChain();
        long record = fixture.record(fixture.list, phone, chain);
        String second = newPhone();
        long chained = fixture.record(fixture.list, second, chain);
        erase();
        RecordRequest.byHandle(fixture, record).accepted();
        assertEquals(State.NEW, fixture.state(chained));
        RecordRequest.byHandle(fixture, record)
                .with("chainAttribute", "AllChain")
                .accepted();
        assertEquals(State.MARKED, fixture.state(chained));
        assertEquals(State.ENDED, fixture.state(record));
        assertTrue(fixture.isListed(second));
        assertEquals("0", fixture.text("SELECT count(*) FROM do_not_call WHERE phone = 'erased'"));
    }

    @Test
    void whoeverOptsOutAfterwardsWithThisNumberLeavesNoneEither() {
        erase();
        Events.INBOX.accepts(Events.optedOut(UUID.randomUUID(), fixture, phone));
        assertNothingIsLeft();
    }

    @Test
    void anotherClientKeepsWhatItHas() {
        RecordFixture other = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long record = other.record(phone);
        erase();
        assertEquals(State.NEW, other.state(record));
        assertEquals(
                phone,
                other.text(
                        "SELECT phone FROM outbound_record WHERE client_id = ? AND handle = ?", other.client, record));
        assertEquals("0", other.text("SELECT count(*) FROM do_not_call_hash WHERE client_id = ?", other.client));
    }

    private void erase() {
        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));
    }

    private String person(long handle) {
        return fixture.text(
                "SELECT concat(phone, ',', name, ',', user_data) FROM outbound_record WHERE client_id = ? AND handle = ?",
                fixture.client,
                handle);
    }

    private String records() {
        return fixture.text(
                "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(phone));
    }

    /** The number stands nowhere in the rows of the client. */
    private void assertNothingIsLeft() {
        for (String table : new String[] {"outbound_record", "do_not_call", "do_not_call_hash", "idempotency_answer"}) {
            assertEquals(
                    "0",
                    fixture.text(
                            "SELECT count(*) FROM " + table + " AS r WHERE client_id = ? AND strpos(r::text, ?) > 0",
                            fixture.client,
                            phone),
                    table);
        }
        assertEquals("0", fixture.text("SELECT count(*) FROM inbox_event AS r WHERE strpos(r::text, ?) > 0", phone));
    }
}
