package io.outdial.e2e;

import static io.outdial.e2e.CallCentre.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers as people and programs really write them: whoever asked not to be called is not called, however the number is
 * written, and nobody else's number is made of it. The numbers in front are those of the cases from practice.
 */
@OnSharedProduct
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NumbersTest {

    private static final String NARROW = "\u202f";

    private final Product product;
    private CallCentre marks;
    private CallCentre optOuts;
    private CallCentre mexico;

    NumbersTest(Product product) {
        this.product = product;
    }

    @BeforeAll
    void callCentres() {
        marks = new CallCentre(product, "US");
        optOuts = new CallCentre(product, "US");
        mexico = new CallCentre(product, "MX");
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @MethodSource("listedOfOld")
    void aMarkedNumberIsRefusedAsALead(int row, String listed, String lead) {
        assertMarked(marks, listed);
        marks.assertRefusesToCall(lead);
    }

    @ParameterizedTest(name = "{0}: {1}, then {2}")
    @MethodSource("listedOfOld")
    void anOptOutIsRefusedAsALead(int row, String listed, String lead) {
        Answer answer = optOuts.optOut(listed);
        assertEquals(200, answer.status(), answer.toString());
        optOuts.awaitDelivery();
        optOuts.assertRefusesToCall(lead);
    }

    static Stream<Arguments> listedOfOld() {
        return Stream.of(
                arguments(1, String.join(NARROW, "+1", "202", "555", "7004"), "+12025557004"),
                arguments(3, "202,555,7019", "+12025557019"),
                arguments(3, "202\u00b7555\u00b77046", "+12025557046"),
                arguments(3, "202_555_7047", "+12025557047"),
                arguments(3, "202:555:7048", "+12025557048"),
                arguments(3, "202~555~7049", "+12025557049"),
                arguments(4, "202-555-7022 (home)", "+12025557022"),
                arguments(4, "202-555-7025 do not call", "+12025557025"),
                arguments(4, "mob 202-555-7026", "+12025557026"),
                arguments(4, "202-555-7027 fax", "+12025557027"),
                arguments(6, "2025557029.0", "+12025557029"),
                arguments(8, "+12025557801", "0012025557801"),
                arguments(9, "+919876543210", "919876543210"),
                arguments(12, "(729) 555-0143", "+17295550143"),
                arguments(12, "+17295550144", "7295550144"),
                arguments(16, "+5491123456789", "+541123456789"));
    }

    @Test
    void row8IsADuplicateToo() {
        assertTrue(marks.lead("+12025557811").body().contains("SuccessFully Updated"));
        assertEquals(
                "Number Already Exist",
                marks.lead("0012025557811").json().path("message").asText());
    }

    @Test
    void row14MexicoIsOneLineInAllItsForms() {
        assertMarked(mexico, "+525541637145");
        for (String lead : List.of("+5215541637145", "0445541637145", "015541637145", "5541637145")) {
            mexico.assertRefusesToCall(lead);
        }
    }

    @Test
    void row19SomebodyElseOfTheNumberOptsOut() {
        JsonNode enrolled = optOuts.upload(record("+12025559401"));
        assertEquals("enrolled", enrolled.at("/enrolments/0/outcome").asText(), enrolled.toString());

        assertEquals(200, optOuts.optOut("202-555-9401 (home)").status());

        JsonNode customer = optOuts.customer(enrolled.at("/results/0/id").asText());
        assertTrue(customer.path("doNotCall").asBoolean(), customer.toString());
        assertEquals("cancelled", customer.at("/enrolments/0/status").asText(), customer.toString());
    }

    @Test
    void row20ANameIsNotDialled() {
        CallCentre germany = new CallCentre(product, "DE");
        JsonNode loaded = germany.upload(record("030 12345679 (Max)"));
        assertEquals("+493012345679", loaded.at("/results/0/phoneNumber").asText(), loaded.toString());
    }

    @Test
    void row23AMarkedNumberIsNotEnrolled() {
        assertMarked(marks, "+12025557001");
        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            JsonNode loaded = marks.upload(record("+12025557001"));
            assertEquals("do_not_call", loaded.at("/enrolments/0/outcome").asText(), loaded.toString());
        });
    }

    /** Row 25, by each door that changes a number, and in one request. */
    @ParameterizedTest
    @CsvSource({"upload,2025557040,2025557041", "patch,2025557042,2025557043", "one upload,2025557044,2025557045"})
    void row25AnOptOutGoesAlongToANewNumber(String door, String number, String newNumber) {
        String externalId = "MOVE-" + number;
        if (door.equals("one upload")) {
            optOuts.upload(
                    record(number).put("externalId", externalId).put("doNotCall", true),
                    record(newNumber).put("externalId", externalId));
        } else {
            String id = optOuts.upload(
                            record(number).put("externalId", externalId).put("doNotCall", true))
                    .at("/results/0/id")
                    .asText();
            if (door.equals("patch")) {
                assertEquals(200, optOuts.changeNumber(id, newNumber).status());
            } else {
                optOuts.upload(record(newNumber).put("externalId", externalId));
            }
        }
        optOuts.awaitDelivery();
        optOuts.assertRefusesToCall("+1" + number);
        optOuts.assertRefusesToCall("+1" + newNumber);
    }

    @Test
    void row27AnOptOutHoldsWhereItsRecordIsRefused() {
        JsonNode refused =
                optOuts.upload(record("(202) 555-7050").put("doNotCall", true).put("timezone", "Mars/Olympus"));
        assertEquals(1, refused.path("failed").asInt(), refused.toString());
        optOuts.awaitDelivery();
        optOuts.assertRefusesToCall("+12025557050");
    }

    @Test
    void row28ATransferKeepsThePlusOfANewAreaCode() {
        Answer config = product.caller().post("/v2/campaigns/transfer-configs", """
                        {"name": "Row 28", "type": "dynamic", "dynamicOptions": {"pingUrl": "%s/+17295550143", "transferNumberField": "destination"}}
                        """.formatted(
                        product.clientSystem().url()));
        assertEquals(200, config.status(), config.toString());
        Answer resolved = product.caller()
                .post(
                        "/v2/campaigns/transfer-configs/"
                                + config.json().at("/transferConfig/id").asText() + "/resolve",
                        "{}");
        assertEquals(
                "+17295550143", resolved.json().at("/destination/phoneNumber").asText(), resolved.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"911", "112", "000", "0000000000"})
    void row39NobodyIsCalledAt(String number) {
        Answer answer = marks.lead(number);
        assertEquals("error", answer.json().path("status").asText(), answer.toString());
        JsonNode uploaded = marks.upload(record(number));
        assertEquals(1, uploaded.path("failed").asInt(), uploaded.toString());
        assertNotEquals(200, marks.create(number).status());
    }

    /** None of the above says anything if every lead were refused. */
    @Test
    void othersAreCalled() {
        for (CallCentre each : List.of(marks, optOuts, mexico)) {
            Answer answer = each.lead("+12025557099");
            assertTrue(answer.body().contains("SuccessFully Updated"), answer.toString());
        }
    }

    private static void assertMarked(CallCentre centre, String number) {
        Answer answer = centre.mark(number);
        assertEquals("{\"statusCode\":0}", answer.body(), number + ": " + answer);
    }
}
