package io.outdial.outbound.genesys;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mark does to the records and to the do-not-call list. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class DoNotCallRecordTest {

    private final String phone = newPhone();
    private final String second = newPhone();
    private RecordFixture fixture;
    private long chain;
    private long record;
    private long chained;

    @BeforeEach
    void aChainOfTwoRecords() {
        fixture = new RecordFixture();
        chain = fixture.newChain();
        record = fixture.record(fixture.list, phone, chain);
        chained = fixture.record(fixture.list, second, chain);
    }

    /** Byte for byte the body of the given page. */
    @Test
    void theCallOfThePage() {
        given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .auth()
                .preemptive()
                .basic(TestEnvironment.AGENT_USER, TestEnvironment.AGENT_PASSWORD)
                .body("""
                        {
                        'callingList': 'CallingList1',
                        'phoneNumber': '3001',
                        'campaignName': 'Campaign1',
                        'devicePath': '/devices/f32a46c4-8a48-4067-9965-537fc9788790',
                        'operationName': 'DoNotCallRecord',
                        'applicationId': 134,
                        'chainAttribute': 'AllChain',
                        'referenceId': '123456789'
                        }
                        """)
                .post("/api/v2/me/outbound-records/13")
                .then()
                .statusCode(200)
                .body("", equalTo(Map.of("statusCode", 0)));
        assertEquals(State.MARKED, fixture.state(13));
        assertEquals(State.MARKED, fixture.state(14));
        assertTrue(fixture.isListed("3001"));
        assertTrue(fixture.isListed("3002"));
    }

    @ParameterizedTest
    @CsvSource({"RecordOnly", ","})
    void recordOnlyMarksTheRecordOfTheHandle(String chainAttribute) {
        RecordRequest request = RecordRequest.byHandle(fixture, record);
        (chainAttribute == null ? request : request.with("chainAttribute", chainAttribute)).accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(chained));
        assertTrue(fixture.isListed(phone));
        assertFalse(fixture.isListed(second));
    }

    /** A desktop sends the fields of its form whether they were filled in or not. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0"})
    void aMarkIsNotLostOverABlank(String blank) {
        RecordRequest.byNumber(fixture, phone)
                .with("callingList", blank)
                .with("chainAttribute", blank)
                .with("referenceId", blank)
                .acceptedLeniently();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.NEW, fixture.state(chained));
        assertTrue(fixture.isListed(phone));
        RecordRequest.byHandle(fixture, chained).with("phoneNumber", blank).accepted();
        assertEquals(State.MARKED, fixture.state(chained));
        assertTrue(fixture.isListed(second));
    }

    @Test
    void charactersAreCodePoints() {
        String longest = "\uD83D\uDCDE".repeat(255);
        RecordRequest.byNumber(fixture, phone).with("referenceId", longest).accepted();
        assertEquals(State.MARKED, fixture.state(record));
        RecordRequest.byNumber(fixture, phone)
                .with("referenceId", longest + "x")
                .refused(400, 10);
    }

    @Test
    void allChainMarksTheChainAndListsItsNumbers() {
        long elsewhere = fixture.record(fixture.otherList, second, fixture.newChain());
        RecordRequest.byHandle(fixture, record)
                .with("chainAttribute", "AllChain")
                .accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.MARKED, fixture.state(chained));
        assertTrue(fixture.isListed(phone));
        assertTrue(fixture.isListed(second));
        assertEquals(State.BLOCKED, fixture.state(elsewhere));
    }

    @Test
    void otherRecordsOfTheNumberAreOutOfDiallingInAllCampaigns() {
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        long again = fixture.record(fixture.otherList, phone, fixture.newChain());
        long finished = fixture.record(fixture.otherList, phone, fixture.newChain());
        fixture.execute("UPDATE outbound_record SET record_status = 3, call_result = 33 WHERE handle = ?", finished);
        RecordFixture stranger = new RecordFixture(TestEnvironment.OTHER_CLIENT);
        long foreign = stranger.record(phone);

        RecordRequest.byHandle(fixture, record).accepted();

        assertEquals(State.BLOCKED, fixture.state(elsewhere));
        assertEquals(State.BLOCKED, fixture.state(again));
        assertEquals(new State(2, 3, 33), fixture.state(finished));
        assertEquals(State.NEW, stranger.state(foreign));
        assertFalse(stranger.isListed(phone));
    }

    @Test
    void aBlockedRecordCanStillBeMarked() {
        long elsewhere = fixture.record(fixture.otherList, phone, fixture.newChain());
        RecordRequest.byHandle(fixture, record).accepted();
        RecordRequest.byHandle(fixture, elsewhere)
                .with("campaignName", fixture.otherCampaign)
                .with("callingList", fixture.otherList)
                .accepted();
        assertEquals(State.MARKED, fixture.state(elsewhere));
    }

    @Test
    void theHandleSaysWhichRecordAndTheOtherNumberIsListedToo() {
        String wished = newPhone();
        long wishedRecord = fixture.record(wished);
        RecordRequest.byHandle(fixture, record).with("phoneNumber", wished).accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.BLOCKED, fixture.state(wishedRecord));
        assertTrue(fixture.isListed(phone));
        assertTrue(fixture.isListed(wished));
    }

    @Test
    void aRepetitionIsAcknowledgedAndChangesNothing() {
        RecordRequest request = RecordRequest.byHandle(fixture, record).with("chainAttribute", "AllChain");
        request.accepted();
        String before = fixture.everything();
        request.accepted();
        assertEquals(before, fixture.everything());
    }

    @Test
    void aFinishedRecordKeepsItsResultAndItsNumberIsListed() {
        fixture.execute("UPDATE outbound_record SET record_status = 3, call_result = 33 WHERE handle = ?", record);
        RecordRequest.byHandle(fixture, record).accepted();
        assertEquals(new State(2, 3, 33), fixture.state(record));
        assertTrue(fixture.isListed(phone));
    }

    @Test
    void byNumberMarksItsRecordsInTheCampaign() {
        fixture.list(fixture.campaign, fixture.list + "-2");
        long sameCampaign = fixture.record(fixture.list + "-2", phone, fixture.newChain());
        long otherCampaign = fixture.record(fixture.otherList, phone, fixture.newChain());
        RecordRequest.byNumber(fixture, phone).accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.MARKED, fixture.state(sameCampaign));
        assertEquals(State.BLOCKED, fixture.state(otherCampaign));
        assertEquals(State.NEW, fixture.state(chained));
        assertTrue(fixture.isListed(phone));
        assertFalse(fixture.isListed(second));
    }

    @Test
    void byNumberTheListNarrowsWhatIsMarked() {
        fixture.list(fixture.campaign, fixture.list + "-2");
        long otherList = fixture.record(fixture.list + "-2", phone, fixture.newChain());
        RecordRequest.byNumber(fixture, phone).with("callingList", fixture.list).accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.BLOCKED, fixture.state(otherList));
    }

    @Test
    void byNumberAllChainMarksTheChains() {
        RecordRequest.byNumber(fixture, phone)
                .with("chainAttribute", "AllChain")
                .accepted();
        assertEquals(State.MARKED, fixture.state(record));
        assertEquals(State.MARKED, fixture.state(chained));
        assertTrue(fixture.isListed(second));
    }

    @Test
    void aNumberThatNoRecordHasIsListed() {
        String unknown = newPhone();
        RecordRequest.byNumber(fixture, unknown).accepted();
        assertTrue(fixture.isListed(unknown));
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        long national = fixture.record("(202) 555-01" + (10 + (int) (record % 90)));
        String written = fixture.text("SELECT phone_key FROM outbound_record WHERE handle = ?", national);
        RecordRequest.byNumber(fixture, written).accepted();
        assertEquals(State.MARKED, fixture.state(national));
    }

    @Test
    void theListSaysWhoReportedIt() {
        RecordRequest.byHandle(fixture, record).accepted();
        assertEquals(
                "member " + fixture.member + " by DoNotCallRecord",
                fixture.text(
                        "SELECT reported_by FROM do_not_call WHERE client_id = ? AND phone_key = ?",
                        fixture.client,
                        "+1" + phone));
    }

    @Test
    void theSameIdempotencyKeyDoesItOnce() {
        String key = UUID.randomUUID().toString();
        RecordRequest.byHandle(fixture, record).idempotencyKey(key).accepted();
        fixture.execute(
                "UPDATE outbound_record SET record_type = 2, record_status = 1, call_result = 28 WHERE handle = ?",
                record);
        RecordRequest.byHandle(fixture, record).idempotencyKey(key).accepted();
        assertEquals(State.NEW, fixture.state(record));
        RecordRequest.byHandle(fixture, record)
                .with("chainAttribute", "AllChain")
                .idempotencyKey(key)
                .refused(400, 2);
        assertEquals(State.NEW, fixture.state(chained));
    }
}
