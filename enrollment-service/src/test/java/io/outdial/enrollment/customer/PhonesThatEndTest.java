package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one number of a customer is marked for, holds for all, and all are told of (ADR 66). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class PhonesThatEndTest {

    private final ThreePhones phones = new ThreePhones();
    private final String first = phones.first;
    private final String second = phones.second;
    private final String third = phones.third;

    final Rows rows = new Rows();

    /** A mark is not for a number alone: nobody calls the customer at the others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOptOutTakesAllNumbersOut(boolean isByLead) {
        String customer = ThreePhones.customer(first, second);
        String shares = ThreePhones.customer(third, second);
        enrol(shares);
        if (isByLead) {
            phones.upload("{'phoneNumber':'B','doNotCall':true}");
        } else {
            ThreePhones.patch(customer, "{\"doNotCall\":true}").statusCode(200);
        }
        for (String phone : List.of(first, second)) {
            assertEquals("customer.opted-out", announced(phone, "customer.opted-out"), phone);
            phones.upload("{'phoneNumber':'" + phone + "','externalId':'" + phone + "'}")
                    .body("results.doNotCall", contains(true));
        }
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", shares));
        assertEquals(
                "cancelled", rows.text("SELECT status FROM customer_campaign WHERE customer_id = ?::uuid", shares));
        assertEquals("enrolment.ended", announced(third, "enrolment.ended"));
        phones.upload("{'phoneNumber':'C','externalId':'new'}").body("results.doNotCall", contains(false));
    }

    @Test
    void aNewNumberOfWhoHasOptedOutIsTakenOutToo() {
        String customer = ThreePhones.customer(first);
        ThreePhones.patch(customer, "{\"doNotCall\":true}").statusCode(200);
        ThreePhones.patch(customer, phones.named("{'phones':[{'number':'B','type':'work'}]}"))
                .statusCode(200);
        assertEquals("customer.opted-out", announced(second, "customer.opted-out"));
    }

    @Test
    void whoGetsANumberThatWasOptedOutIsMarked() {
        ThreePhones.patch(ThreePhones.customer(second), "{\"doNotCall\":true}").statusCode(200);
        ThreePhones.create(phones.named("{'callerId':'A','phones':[{'number':'B'}]}"))
                .body("doNotCall", equalTo(true));
        phones.upload("{'phoneNumber':'C','phones':[{'number':'B'}]}").body("results.doNotCall", contains(true));
    }

    @Test
    void anErasureLeavesHashesOfAllNumbers() {
        String customer = ThreePhones.customer(first, second);
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        for (String phone : List.of(first, second)) {
            assertEquals("customer.erased", announced(phone, "customer.erased"));
            api().body("{\"callerId\":\"%s\",\"phones\":[{\"number\":\"%s\"}]}".formatted(third, phone))
                    .post("/v2/customers")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("DO_NOT_CALL"));
            phones.upload("{'phoneNumber':'C','phones':[{'number':'" + phone + "'}]}")
                    .body("errors.code", contains("DO_NOT_CALL"));
        }
        assertEquals(0, rows.number("SELECT count(*) FROM further_phone WHERE phone_key IN (?, ?)", first, second));
    }

    @Test
    void whoIsEnrolledIsCalledAtAllNumbers() {
        String customer = ThreePhones.create(
                        phones.named("{'callerId':'A','phones':[{'number':'B','type':'mobile'},{'number':'C'}]}"))
                .extract()
                .path("id");
        enrol(customer);
        JsonNode begun = eventOf(customer, "enrolment.begun");
        assertEquals(
                first + " " + second + " mobile " + third,
                begun.at("/data/numbers/0/phone").asText() + " "
                        + begun.at("/data/numbers/1/phone").asText() + " "
                        + begun.at("/data/numbers/1/type").asText() + " "
                        + begun.at("/data/numbers/2/phone").asText());
        ThreePhones.patch(customer, phones.named("{'phones':[{'number':'C'}]}")).statusCode(200);
        JsonNode changed = eventOf(customer, "customer.changed");
        assertEquals(2, changed.at("/data/formerFurther").size());
        assertEquals(third, changed.at("/data/further/0/phoneKey").asText());
    }

    private void enrol(String customer) {
        api().body("{\"customerId\":\"" + customer + "\"}")
                .post("/v2/campaigns/{id}/customers", OutboundStub.campaign())
                .then()
                .statusCode(200);
    }

    private String announced(String phone, String type) {
        return event(phone, type).path("type").asText();
    }

    private static JsonNode event(String phone, String type) {
        return await().until(() -> first(OutboundStub.eventsAbout(phone), type), Optional::isPresent)
                .orElseThrow();
    }

    private static JsonNode eventOf(String customer, String type) {
        return await().until(() -> first(OutboundStub.eventsOf(UUID.fromString(customer)), type), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<JsonNode> first(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst();
    }
}
