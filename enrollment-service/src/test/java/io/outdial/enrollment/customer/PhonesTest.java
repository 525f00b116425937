package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer has several numbers: the callerId and further ones, and is found by any (ADR 66). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class PhonesTest {

    private final String first = Database.phone();
    private final String second = Database.phone();
    private final String third = Database.phone();

    @Inject
    Rows rows;

    @Test
    void furtherNumbersAreKeptInTheirOrderAndGivenBack() {
        String customer = create("""
                {"callerId":"%s","phones":[{"number":"%s","type":"mobile"},{"number":"(202) 555-0187 "}]}
                """.formatted(first, second))
                .body("phones.number", contains(second, "(202) 555-0187"))
                .body("phones.type", contains(equalTo("mobile"), nullValue()))
                .extract()
                .path("id");
        api().get("/v2/customers/{id}", customer)
                .then()
                .statusCode(200)
                .body("callerId", equalTo(first))
                .body("phones.number", contains(second, "(202) 555-0187"));
    }

    /** The callerId is none of the others, and nobody has a number twice. */
    @Test
    void aNumberIsKeptOnce() {
        create("""
                {"callerId":"%1$s","phones":[{"number":"%2$s","type":"home"},{"number":"%1$s"},{"number":"%2$s","type":"work"}]}
                """.formatted(first, second)).body("phones.type", contains("home"));
    }

    @Test
    void aCustomerIsFoundByAnyNumber() {
        String customer = customer(first, second, third);
        for (String phone : List.of(first, second, third, "202-" + third.substring(5))) {
            api().queryParam("phone", phone)
                    .get("/v2/customers")
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(customer));
        }
        for (String search : List.of(second, third.substring(0, 11))) {
            List<String> found = api().queryParam("search", search)
                    .get("/v2/customers")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            assertEquals(true, found.contains(customer), search);
        }
    }

    /** A, B and C are numbers; the customer has A as callerId and B beside it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'firstName':'Ada'}                                 | A | B",
                "{'phones':[{'number':'C'}]}                         | A | C",
                "{'phones':[]}                                       | A | ''",
                "{'phones':null}                                     | A | ''",
                "{'callerId':'C'}                                    | C | B",
                "{'callerId':'B'}                                    | B | ''",
                "{'callerId':'B','phones':[{'number':'A'}]}          | B | A",
                "{'phones':[{'number':'C'},{'number':'B'}]}          | A | C B",
                "{'phones':[{'number':'A'},{'number':'B'}]}          | A | B"
            })
    void aPatchReplacesTheListAsAWhole(String patch, String callerId, String phones) {
        String customer = customer(first, second);
        patch(customer, named(patch))
                .statusCode(200)
                .body("callerId", equalTo(named(callerId)))
                .body("phones.number.join(' ')", equalTo(named(phones)));
        assertEquals(Set.of(named(phones).split(" ")), Set.of(keys(customer).split(" ")));
    }

    /** By its external id, else by any number of either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'phoneNumber':'A'}                                          | A | B",
                "{'phoneNumber':'B'}                                          | A | B",
                "{'phoneNumber':'C','phones':[{'number':'B'}]}                | C | B",
                "{'phoneNumber':'B','phones':[{'number':'C'},{'number':'A'}]} | B | C A",
                "{'phoneNumber':'B','phones':[]}                              | B | ''",
                "{'phoneNumber':'C','externalId':'X'}                         | C | B",
                "{'phoneNumber':'B','externalId':'X'}                         | A | B"
            })
    void aLeadFindsItsCustomerByAnyNumber(String lead, String callerId, String phones) {
        String customer = customer(first, second);
        patch(
                customer,
                "{\"clientCustomerId\":" + (lead.contains("externalId") ? "\"" + customer + "\"" : "null") + "}");
        upload(named(lead).replace("X", customer))
                .body("succeeded", equalTo(1))
                .body("results.id", contains(customer))
                .body("results[0].phoneNumber", equalTo(named(callerId)))
                .body("results[0].phones.number.join(' ')", equalTo(named(phones)));
        assertEquals(Set.of(named(phones).split(" ")), Set.of(keys(customer).split(" ")));
    }

    @Test
    void theSamePersonTwiceInARequestIsOneCustomer() {
        upload(
                        "{'phoneNumber':'A','phones':[{'number':'B'}]}",
                        "{'phoneNumber':'B'}",
                        "{'phoneNumber':'C','phones':[{'number':'B'}]}")
                .body("results.id.unique().size()", equalTo(1))
                .body("results[0].phoneNumber", equalTo(third))
                .body("results[0].phones.number", contains(second));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"number\":\"12\"}', phones.0.number",
        "'{\"number\":\"911\"}', phones.0.number",
        "'{\"number\":\"202-555-0142 or 202-555-0143\"}', phones.0.number"
    })
    void aNumberThatNobodyCanCallIsRefused(String phone, String field) {
        wrong().body("{\"callerId\":\"%s\",\"phones\":[%s]}".formatted(first, phone))
                .post("/v2/customers")
                .then()
                .statusCode(422)
                .body(containsString(field));
        upload("{'phoneNumber':'A','phones':[" + phone + "]}")
                .body("failed", equalTo(1))
                .body("errors.code", contains("VALIDATION_ERROR"))
                .body("errors[0].error", containsString(field));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{\"number\":\"202-555-0142\",\"type\":\"fax\"}]", "[1]", "{}", "TEN"})
    void whatIsNoListOfNumbersIsRefused(String phones) {
        String ten = IntStream.range(0, 10)
                .mapToObj(n -> "{\"number\":\"202-555-01%02d\"}".formatted(n))
                .collect(Collectors.joining(",", "[", "]"));
        wrong().body("{\"callerId\":\"%s\",\"phones\":%s}".formatted(first, phones.replace("TEN", ten)))
                .post("/v2/customers")
                .then()
                .statusCode(422);
    }

    /** A mark is not for a number alone: nobody calls the customer at the others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOptOutTakesAllNumbersOut(boolean isByLead) {
        String customer = customer(first, second);
        String shares = customer(third, second);
        enrol(shares);
        if (isByLead) {
            upload("{'phoneNumber':'B','doNotCall':true}");
        } else {
            patch(customer, "{\"doNotCall\":true}").statusCode(200);
        }
        for (String phone : List.of(first, second)) {
            assertEquals("customer.opted-out", announced(phone, "customer.opted-out"), phone);
            upload("{'phoneNumber':'" + phone + "','externalId':'" + phone + "'}")
                    .body("results.doNotCall", contains(true));
        }
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", shares));
        assertEquals(
                "cancelled", rows.text("SELECT status FROM customer_campaign WHERE customer_id = ?::uuid", shares));
        assertEquals("enrolment.ended", announced(third, "enrolment.ended"));
        upload("{'phoneNumber':'C','externalId':'new'}").body("results.doNotCall", contains(false));
    }

    @Test
    void aNewNumberOfWhoHasOptedOutIsTakenOutToo() {
        String customer = customer(first);
        patch(customer, "{\"doNotCall\":true}").statusCode(200);
        patch(customer, named("{'phones':[{'number':'B','type':'work'}]}")).statusCode(200);
        assertEquals("customer.opted-out", announced(second, "customer.opted-out"));
    }

    @Test
    void whoGetsANumberThatWasOptedOutIsMarked() {
        patch(customer(second), "{\"doNotCall\":true}").statusCode(200);
        create(named("{'callerId':'A','phones':[{'number':'B'}]}")).body("doNotCall", equalTo(true));
        upload("{'phoneNumber':'C','phones':[{'number':'B'}]}").body("results.doNotCall", contains(true));
    }

    @Test
    void anErasureLeavesHashesOfAllNumbers() {
        String customer = customer(first, second);
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        for (String phone : List.of(first, second)) {
            assertEquals("customer.erased", announced(phone, "customer.erased"));
            api().body("{\"callerId\":\"%s\",\"phones\":[{\"number\":\"%s\"}]}".formatted(third, phone))
                    .post("/v2/customers")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("DO_NOT_CALL"));
            upload("{'phoneNumber':'C','phones':[{'number':'" + phone + "'}]}")
                    .body("errors.code", contains("DO_NOT_CALL"));
        }
        assertEquals(0, rows.number("SELECT count(*) FROM further_phone WHERE phone_key IN (?, ?)", first, second));
    }

    @Test
    void whoIsEnrolledIsCalledAtAllNumbers() {
        String customer = create(named("{'callerId':'A','phones':[{'number':'B','type':'mobile'},{'number':'C'}]}"))
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
        patch(customer, named("{'phones':[{'number':'C'}]}")).statusCode(200);
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

    /** The keys by which somebody is found beside the first number, in no order. */
    private String keys(String customer) {
        return String.join(
                " ", rows.texts("SELECT phone_key FROM further_phone WHERE customer_id = ?::uuid", customer));
    }

    private static String customer(String callerId, String... phones) {
        return create("{\"callerId\":\"%s\",\"phones\":[%s]}"
                        .formatted(
                                callerId,
                                List.of(phones).stream()
                                        .map(phone -> "{\"number\":\"" + phone + "\"}")
                                        .collect(Collectors.joining(","))))
                .extract()
                .path("id");
    }

    private static ValidatableResponse create(String body) {
        return api().body(body).post("/v2/customers").then().statusCode(200);
    }

    private static ValidatableResponse patch(String customer, String body) {
        return api().body(body).patch("/v2/customers/{id}", customer).then();
    }

    private ValidatableResponse upload(String... leads) {
        return api().body(List.of(leads).stream()
                        .map(this::named)
                        .map(lead -> lead.replaceFirst("}$", ",\"postalCode\":\"20001\"}"))
                        .collect(Collectors.joining(",", "{\"records\":[", "]}")))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200);
    }

    private String named(String text) {
        return text.replace('\'', '"')
                .replaceAll("\\bA\\b", "\\" + first)
                .replaceAll("\\bB\\b", "\\" + second)
                .replaceAll("\\bC\\b", "\\" + third);
    }
}
