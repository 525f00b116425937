package io.outdial.outbound.genesys;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.RecordFixture.State;
import io.outdial.platform.phone.PhoneSpellings;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark stops a telephone, however it and the lead are spelt (ADR 0021). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class SameTelephoneTest {

    private static final long SEED = 20_261_128;
    private static final int SPELLINGS = 120;

    private static final Map<UUID, String> KEYS = Map.of(
            TestEnvironment.CLIENT, TestEnvironment.KEY,
            TestEnvironment.MEXICAN_CLIENT, TestEnvironment.MEXICAN_CLIENT_KEY,
            TestEnvironment.GERMAN_CLIENT, TestEnvironment.GERMAN_CLIENT_KEY);
    private static final Map<UUID, String> USERS = Map.of(
            TestEnvironment.CLIENT,
            TestEnvironment.CLOUD_AGENT_USER,
            TestEnvironment.MEXICAN_CLIENT,
            "mexico",
            TestEnvironment.GERMAN_CLIENT,
            "germany");

    private RecordFixture fixture;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1\u202f202\u202f555\u202f7004 | +12025557004",
                "202,555,7019 | +12025557019",
                "202\u00b7555\u00b77046 | +12025557046",
                "202_555_7047 | +12025557047",
                "202:555:7048 | +12025557048",
                "202~555~7049 | +12025557049",
                "202-555-7022 (home) | +12025557022",
                "202-555-7025 do not call | +12025557025",
                "202-555-7026 mob | +12025557026",
                "fax 202-555-7027 | +12025557027",
                "2025557029.0 | +12025557029",
                "+12025557801 | 0012025557801",
                "+12025557802 | 01112025557802",
                "+919876543210 | 919876543210",
                "(729) 555-0143 | +17295550143",
                "+17295550144 | 7295550144",
                "+525541637145 | +5215541637145",
                "+5491123456789 | +541123456789",
                "202-555-7030 ext. 5 | 2025557030",
            })
    void aMarkStopsEachSpellingOfALead(String mark, String lead) {
        RecordRequest.byNumber(fixture, mark).accepted();
        refusedAsDoNotCall(lead(fixture, lead));
    }

    @ParameterizedTest
    @CsvSource({"+525541637146, 0445541637146", "+525541637147, 015541637147", "55 4163 7148, +5215541637148"})
    void soItDoesInMexico(String mark, String lead) {
        RecordFixture mexico = new RecordFixture(TestEnvironment.MEXICAN_CLIENT);
        RecordRequest.byNumber(mexico, mark).accepted();
        refusedAsDoNotCall(lead(mexico, lead));
    }

    @ParameterizedTest
    @CsvSource({
        "+12025557811, 0012025557811",
        "+12025557812, 12025557812",
        "919876543212, +919876543212",
        "+5215541637149, +525541637149",
        "7295550145, +17295550145",
    })
    void aDuplicateIsFoundHoweverItIsSpelt(String first, String again) {
        lead(fixture, first).body("message", startsWith("SuccessFully Updated"));
        lead(fixture, again).body("message", equalTo("Number Already Exist"));
        assertEquals("1", records());
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "112", "000", "0000000000", "5550143", "20255501", "9999999999999999"})
    void whatReachesRescueOrNobodyIsRefusedAsALead(String number) {
        lead(fixture, number)
                .body("status", equalTo("error"))
                .body(
                        "message",
                        equalTo(
                                "phone number should be numeric and must be between 3 to 16 digits and allows prefix +"));
        assertEquals("0", records());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "555-0143", "2.03E+09", "202-555-O143", "202-555-0143 5", "202-FLOWERS"})
    void aMarkThatWouldStopNobodyIsAnErrorThatTheAgentSees(String number) {
        String before = fixture.text("SELECT count(*) FROM do_not_call");
        RecordRequest.byNumber(fixture, number).refused(400, 2);
        RecordRequest.byHandle(fixture, fixture.record(RecordFixture.newPhone()))
                .with("phoneNumber", number)
                .refused(400, 2);
        assertEquals(before, fixture.text("SELECT count(*) FROM do_not_call"));
    }

    @Test
    void ofTwoNumbersInAMarkBothAreListed() {
        String first = RecordFixture.newPhone();
        String second = RecordFixture.newPhone();
        long record = fixture.record(second);
        RecordRequest.byNumber(fixture, "+1" + first + " or +1" + second).accepted();
        assertTrue(fixture.isListed(first));
        assertTrue(fixture.isListed(second));
        assertEquals(State.MARKED, fixture.state(record));
        refusedAsDoNotCall(lead(fixture, first));
        refusedAsDoNotCall(lead(fixture, second));
    }

    /**
     * A number of Berlin without its plus, or one of Friedeburg without its 0: the mark lists both, and whichever comes
     * is refused.
     */
    @Test
    void aMarkWithTwoReadingsStopsBoth() {
        RecordFixture germany = new RecordFixture(TestEnvironment.GERMAN_CLIENT);
        RecordRequest.byNumber(germany, "49301234567").accepted();
        assertTrue(germany.isKeyListed("+49301234567"));
        assertTrue(germany.isKeyListed("+4949301234567"));
        refusedAsDoNotCall(lead(germany, "+49301234567"));
        refusedAsDoNotCall(lead(germany, "+4949301234567"));
        refusedAsDoNotCall(lead(germany, "49301234567"));
    }

    @Test
    void aRecordWithTwoReadingsIsStoppedByEither() {
        RecordFixture germany = new RecordFixture(TestEnvironment.GERMAN_CLIENT);
        lead(germany, "49301234568").body("message", startsWith("SuccessFully Updated"));
        lead(germany, "+4949301234568").body("message", equalTo("Number Already Exist"));
        lead(germany, "49301234569").body("message", startsWith("SuccessFully Updated"));
        RecordRequest.byNumber(germany, "+4949301234568").accepted();
        RecordRequest.byNumber(germany, "030 1234569").accepted();
        assertEquals(
                "0",
                germany.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND phone LIKE '4930123456%' AND record_type <> 7",
                        germany.client));
    }

    /**
     * Marks in spellings of all kinds, then the plain numbers: none is stored, and no mark was acknowledged without an
     * entry.
     */
    @Test
    void noSpellingOfAMarkLetsThePlainNumberIn() {
        PhoneSpellings spellings = new PhoneSpellings(SEED);
        for (int i = 0; i < SPELLINGS; i++) {
            String number = "202556" + (1000 + i);
            String text = spellings.unitedStates(number);
            String at = "seed " + SEED + ", number " + i + ": " + text;
            try {
                RecordRequest.byNumber(fixture, text).accepted();
            } catch (AssertionError e) {
                throw new AssertionError(at, e);
            }
            assertTrue(fixture.isKeyListed("+1" + number), at);
        }
        for (int i = 0; i < SPELLINGS; i++) {
            refusedAsDoNotCall(lead(fixture, "+1202556" + (1000 + i)));
        }
        assertEquals("0", records());
    }

    @Test
    void aNumberOfAnotherPlanIsAnotherNumber() {
        RecordRequest.byNumber(fixture, "+2025557833").accepted();
        lead(fixture, "2025557833").body("message", startsWith("SuccessFully Updated"));
        assertFalse(fixture.isListed("2025557833"));
    }

    private static void refusedAsDoNotCall(ValidatableResponse answer) {
        answer.body("status", equalTo("FAIL")).body("message", equalTo("PhoneNumber Added is a DND Number"));
    }

    private static ValidatableResponse lead(RecordFixture of, String number) {
        return given().filter(Spec.answersOnly("outbound"))
                .contentType("application/json")
                .header("apiKey", KEYS.get(of.client))
                .body(
                        "{\"userName\":\"%s\",\"campaignName\":\"%s\",\"phoneNumber\":\"%s\",\"Name\":\"Lee\",\"checkDuplicate\":true}"
                                .formatted(USERS.get(of.client), of.campaign, number))
                .post("/ca_apis/AddCampaignData")
                .then()
                .statusCode(200);
    }

    private String records() {
        return fixture.text(
                "SELECT count(*) FROM outbound_record AS r JOIN campaign AS c ON c.client_id = r.client_id AND c.id = r.campaign_id WHERE c.name = ?",
                fixture.campaign);
    }
}
