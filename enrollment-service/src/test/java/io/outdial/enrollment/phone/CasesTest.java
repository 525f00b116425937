package io.outdial.enrollment.phone;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Api;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases from practice that are this service's, through HTTP: one telephone is one telephone, however it is written.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CasesTest {

    private static final String UPLOAD = "/v2/leads/upload";

    private final UUID campaign = OutboundStub.campaign();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Inject
    NumberHash hashes;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1  | +1\u202f202\u202f555\u202f7004 | +12025557004",
                "3  | 202,555,7019 | +12025557019",
                "3  | 202\u00b7555\u00b77046 | +12025557046",
                "4  | 202-555-7022 (home) | +12025557022",
                "4  | 202-555-7025 do not call | +12025557025",
                "4  | mob 202-555-7026 | +12025557026",
                "6  | 2025557029.0 | +12025557029",
                "8  | +12025557801 | 0012025557801",
                "9  | +919876543210 | 919876543210",
                "12 | (729) 555-0143 | +17295550143",
                "12 | +17295550144 | (729) 555-0144",
                "16 | +5491123456789 | +541123456789"
            })
    void whoOptedOutIsNotEnrolledInAnotherSpelling(int row, String listed, String lead) {
        optOut(TestEnvironment.KEY, listed);
        upload(TestEnvironment.KEY, record(lead, ""))
                .body("results.doNotCall", contains(true))
                .body("enrolments.outcome", contains("do_not_call"));
    }

    @Test
    void row14MexicoIsOneLineInAllItsForms() {
        optOut(TestEnvironment.MEXICAN_CLIENT_KEY, "+525541637145");
        for (String lead : new String[] {"+5215541637145", "0445541637145", "015541637145", "5541637145"}) {
            upload(TestEnvironment.MEXICAN_CLIENT_KEY, record(lead, ""))
                    .body("enrolments.outcome", contains("do_not_call"));
        }
    }

    @Test
    void row19SomebodyElseOfTheNumberOptsOut() {
        String enrolled = upload(TestEnvironment.KEY, record("+12025559401", ""))
                .body("enrolments.outcome", contains("enrolled"))
                .extract()
                .path("results[0].id");
        optOut(TestEnvironment.KEY, "202-555-9401 (home)");
        api().get("/v2/customers/{id}", enrolled)
                .then()
                .body("doNotCall", equalTo(true))
                .body("enrolments.status", contains("cancelled"));
    }

    @Test
    void row20ANameIsNotDialled() {
        upload(TestEnvironment.GERMAN_CLIENT_KEY, record("030 12345679 (Max)", ""))
                .body("results.phoneNumber", contains("+493012345679"));
    }

    /** Row 25: through every door that changes a number. */
    @ParameterizedTest
    @ValueSource(strings = {"upload", "one upload", "patch", "a marked customer"})
    void anOptOutGoesAlongToANewNumber(String door) {
        String number = Database.phone();
        String newNumber = Database.phone();
        String external = "\"externalId\":\"MOVE-" + UUID.randomUUID() + "\"";
        String asking = record(number, external + ",\"doNotCall\":true");
        switch (door) {
            case "upload" -> {
                upload(TestEnvironment.KEY, asking);
                upload(TestEnvironment.KEY, record(newNumber, external));
            }
            case "one upload" -> upload(TestEnvironment.KEY, asking, record(newNumber, external));
            case "patch" ->
                changeNumber(upload(TestEnvironment.KEY, asking).extract().path("results[0].id"), newNumber);
            default -> {
                optOut(TestEnvironment.KEY, number);
                String marked = api().body("{\"callerId\":\"%s\"}".formatted(number))
                        .post("/v2/customers")
                        .then()
                        .statusCode(200)
                        .body("doNotCall", equalTo(true))
                        .extract()
                        .path("id");
                changeNumber(marked, newNumber);
            }
        }
        assertIsTold(newNumber);
        upload(TestEnvironment.KEY, record(newNumber, "\"externalId\":\"" + UUID.randomUUID() + "\""))
                .body("enrolments.outcome", contains("do_not_call"));
    }

    /** Row 27, whatever the record is refused for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"timezone\":\"Mars/Olympus\"",
                "\"sourceId\":\"nobody-knows\"",
                "\"customFields\":[{\"fieldKey\":\"nobody_knows\",\"value\":1}]"
            })
    void anOptOutHoldsWhereItsRecordIsRefused(String fault) {
        String number = Database.phone();
        UUID customer = database.customer(TestEnvironment.CLIENT, number);
        UUID open = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "pending");

        upload(TestEnvironment.KEY, record(number, "\"doNotCall\":true," + fault), record(Database.phone(), ""))
                .body("failed", equalTo(1))
                .body("succeeded", equalTo(1));

        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?", customer));
        assertEquals("cancelled", rows.text("SELECT status FROM customer_campaign WHERE id = ?", open));
        assertFalse(assertIsTold(number).path("data").has("customerId"));
    }

    @Test
    void anOptOutHoldsWhereNothingElseIsLoaded() {
        String number = Database.phone();
        upload(TestEnvironment.KEY, record(number, "\"doNotCall\":true").replace("postalCode", "email"))
                .body("failed", equalTo(1));
        assertIsTold(number);
    }

    @Test
    void twoNumbersInOneRecordAreRefusedInWordsAndBothOptedOut() {
        String first = Database.phone();
        String second = Database.phone();
        upload(TestEnvironment.KEY, record(first + " / " + second, "\"doNotCall\":true"))
                .body("errors.code", contains("VALIDATION_ERROR"))
                .body("errors.error", contains(containsString("several phone numbers")));
        assertIsTold(first);
        assertIsTold(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "112", "000", "0000000000", "2.03E+09", "no number", "+1202555010101010101"})
    void row39NobodyIsLoadedWithANumberThatIsNone(String number) {
        upload(TestEnvironment.KEY, record(number, "")).body("errors.code", contains("VALIDATION_ERROR"));
        Api.wrong()
                .body("{\"callerId\":\"%s\"}".formatted(number))
                .post("/v2/customers")
                .then()
                .statusCode(422)
                .body("code", equalTo("VALIDATION_ERROR"))
                .body("errors.path", contains(contains("callerId")));
    }

    @Test
    void aNumberWithTwoReadingsIsListedAndAskedForByBoth() {
        String german = TestEnvironment.GERMAN_CLIENT_KEY;
        optOut(german, "4930123456");
        JsonNode event = assertIsTold("+4930123456", "+494930123456");
        assertTrue(event.path("data").hasNonNull("otherPhoneKey"), event.toString());
        for (String reading : new String[] {"+4930123456", "+494930123456", "030 123456"}) {
            upload(german, record(reading, "")).body("enrolments.outcome", contains("do_not_call"));
        }
        optOut(german, "+4930123457");
        upload(german, record("4930123457", "")).body("enrolments.outcome", contains("do_not_call"));
        for (String reading : new String[] {"4930123457", "+4930123457"}) {
            api(german)
                    .queryParam("phone", reading)
                    .get("/v2/customers")
                    .then()
                    .body("items.doNotCall", contains(true));
        }
    }

    /**
     * Of an erased number only a hash is left, which nobody can make anew: those of earlier rules are asked for too.
     */
    @ParameterizedTest
    @CsvSource({"2025557060,+12025557060", "12025557061,202-555-7061", "+5215541637199,+525541637199"})
    void aHashUnderAnEarlierKeyIsFound(String formerKey, String lead) {
        rows.execute(
                "INSERT INTO suppressed_number (client_id, number_hash, reason, since) VALUES (?, ?, 'erased', now())",
                TestEnvironment.CLIENT,
                hashes.of(TestEnvironment.CLIENT, formerKey));
        upload(TestEnvironment.KEY, record(lead, "")).body("errors.code", contains("DO_NOT_CALL"));
    }

    @Test
    void anErasedNumberDoesNotComeBackInAnotherSpelling() {
        String id = api().body("{\"callerId\":\"202-555-7062 (home)\"}")
                .post("/v2/customers")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        api().delete("/v2/customers/{id}", id).then().statusCode(200);
        for (String lead : new String[] {"+12025557062", "12025557062", "+1 202.555.7062 fax"}) {
            upload(TestEnvironment.KEY, record(lead, "")).body("errors.code", contains("DO_NOT_CALL"));
        }
    }

    @Test
    void theSearchFindsANumberInEverySpelling() {
        String id = optOut(TestEnvironment.KEY, "202-555-7063 (home)").extract().path("id");
        for (String phone : new String[] {"+12025557063", "(202) 555.7063", "0012025557063", "202-555-7063 mob"}) {
            api().queryParam("phone", phone)
                    .get("/v2/customers")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id));
        }
        for (String search : new String[] {"202555706", "+1 202 555 7063", "202-555-7063"}) {
            api().queryParam("search", search).get("/v2/customers").then().body("items.id", hasItem(id));
        }
        Api.wrong().queryParam("phone", "2.03E+09").get("/v2/customers").then().statusCode(422);
    }

    private static ValidatableResponse optOut(String key, String number) {
        return api(key).body("{\"callerId\":\"%s\",\"doNotCall\":true}".formatted(number))
                .post("/v2/customers")
                .then()
                .statusCode(200)
                .body("doNotCall", equalTo(true));
    }

    private static void changeNumber(String customer, String number) {
        api().body("{\"callerId\":\"%s\"}".formatted(number))
                .patch("/v2/customers/{id}", customer)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse upload(String key, String... records) {
        return api(key).body("{\"campaignId\":\"%s\",\"records\":[%s]}".formatted(campaign, String.join(",", records)))
                .post(UPLOAD)
                .then()
                .statusCode(200);
    }

    private static String record(String number, String more) {
        return "{\"phoneNumber\":\"%s\",\"postalCode\":\"20001\"%s}"
                .formatted(number, more.isEmpty() ? "" : "," + more);
    }

    /** @return the event by which outbound-service hears of it, under one of the keys */
    private static JsonNode assertIsTold(String... keys) {
        await().until(() ->
                Stream.of(keys).anyMatch(key -> !OutboundStub.eventsAbout(key).isEmpty()));
        return Stream.of(keys)
                .flatMap(key -> OutboundStub.eventsAbout(key).stream())
                .findFirst()
                .orElseThrow();
    }
}
