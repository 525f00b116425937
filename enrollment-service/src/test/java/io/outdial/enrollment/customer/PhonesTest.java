package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A customer has several numbers: the callerId and further ones, and is found by any (ADR 66).
 * {@link PhonesThatEndTest} is about who is not called at any of them.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class PhonesTest {

    private final ThreePhones phones = new ThreePhones();
    private final String first = phones.first;
    private final String second = phones.second;
    private final String third = phones.third;

    final Rows rows = new Rows();

    @Test
    void furtherNumbersAreKeptInTheirOrderAndGivenBack() {
        String customer = ThreePhones.create("""
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
        ThreePhones.create("""
                {"callerId":"%1$s","phones":[{"number":"%2$s","type":"home"},{"number":"%1$s"},{"number":"%2$s","type":"work"}]}
                """.formatted(first, second)).body("phones.type", contains("home"));
    }

    @Test
    void aCustomerIsFoundByAnyNumber() {
        String customer = ThreePhones.customer(first, second, third);
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
    void aPatchReplacesTheListAsAWhole(String patch, String callerId, String further) {
        String customer = ThreePhones.customer(first, second);
        ThreePhones.patch(customer, phones.named(patch))
                .statusCode(200)
                .body("callerId", equalTo(phones.named(callerId)))
                .body("phones.number.join(' ')", equalTo(phones.named(further)));
        assertEquals(
                Set.of(phones.named(further).split(" ")), Set.of(keys(customer).split(" ")));
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
    void aLeadFindsItsCustomerByAnyNumber(String lead, String callerId, String further) {
        String customer = ThreePhones.customer(first, second);
        ThreePhones.patch(
                customer,
                "{\"clientCustomerId\":" + (lead.contains("externalId") ? "\"" + customer + "\"" : "null") + "}");
        phones.upload(phones.named(lead).replace("X", customer))
                .body("succeeded", equalTo(1))
                .body("results.id", contains(customer))
                .body("results[0].phoneNumber", equalTo(phones.named(callerId)))
                .body("results[0].phones.number.join(' ')", equalTo(phones.named(further)));
        assertEquals(
                Set.of(phones.named(further).split(" ")), Set.of(keys(customer).split(" ")));
    }

    @Test
    void theSamePersonTwiceInARequestIsOneCustomer() {
        phones.upload(
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
        phones.upload("{'phoneNumber':'A','phones':[" + phone + "]}")
                .body("failed", equalTo(1))
                .body("errors.code", contains("VALIDATION_ERROR"))
                .body("errors[0].error", containsString(field));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[{\"number\":\"202-555-0142\",\"type\":\"fax\"}]", "[1]", "{}", "TEN"})
    void whatIsNoListOfNumbersIsRefused(String list) {
        String ten = IntStream.range(0, 10)
                .mapToObj(n -> "{\"number\":\"202-555-01%02d\"}".formatted(n))
                .collect(Collectors.joining(",", "[", "]"));
        wrong().body("{\"callerId\":\"%s\",\"phones\":%s}".formatted(first, list.replace("TEN", ten)))
                .post("/v2/customers")
                .then()
                .statusCode(422);
    }

    /** The keys by which somebody is found beside the first number, in no order. */
    private String keys(String customer) {
        return String.join(
                " ", rows.texts("SELECT phone_key FROM further_phone WHERE customer_id = ?::uuid", customer));
    }
}
