package io.outdial.enrollment.customfield;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions, and the values that customers have of them. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomFieldTest {

    private static final String FIELDS = "/v2/custom-fields";

    @Inject
    Rows rows;

    private String customer;

    @BeforeEach
    void aCustomer() {
        nothingDefined();
        customer = request(TestEnvironment.KEY)
                .body(Map.of("callerId", "2025550177"))
                .post("/v2/customers")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    @AfterEach
    void nothingDefined() {
        rows.execute("DELETE FROM customer_custom_field");
        rows.execute("DELETE FROM custom_field");
    }

    @Test
    void aDefinitionIsMadeReadChangedAndDeleted() {
        String id = define(Map.of("fieldLabel", "Favourite colour", "fieldType", "select", "options", List.of("red")))
                .body("fieldKey", equalTo("favourite_colour"))
                .body("recordType", equalTo("customers"))
                .body("isRequired", equalTo(false))
                .body("fieldDescription", nullValue())
                .body("validationRules", nullValue())
                .body("createdBy", equalTo("good"))
                .extract()
                .path("id");
        Map<String, Object> first =
                get(FIELDS + "/" + id).statusCode(200).extract().path("$");
        put(id, Map.of()).statusCode(200);
        assertEquals(first, get(FIELDS + "/" + id).extract().path("$"));
        put(
                        id,
                        Map.of(
                                "fieldLabel",
                                "Colour",
                                "options",
                                List.of("red", "blue"),
                                "isRequired",
                                true,
                                "validationRules",
                                Map.of("any", List.of("thing"))))
                .statusCode(200)
                .body("fieldLabel", equalTo("Colour"))
                .body("fieldKey", equalTo("favourite_colour"))
                .body("options", equalTo(List.of("red", "blue")))
                .body("validationRules.any[0]", equalTo("thing"));
        put(id, Map.of("fieldType", "text")).statusCode(422).body("errors[0].path", equalTo(List.of("options")));
        request(TestEnvironment.KEY)
                .delete(FIELDS + "/" + id)
                .then()
                .statusCode(200)
                .body("success", equalTo(true));
        get(FIELDS + "/" + id).statusCode(404).body("message", equalTo("No custom field with this id"));
    }

    @Test
    void theListIsPagedSortedAndSearched() {
        for (String label : List.of("Beta", "alpha", "Gamma ray")) {
            define(Map.of("fieldLabel", label, "fieldType", "text"));
        }
        get(FIELDS).body("items.fieldLabel", equalTo(List.of("Gamma ray", "alpha", "Beta")));
        get(FIELDS + "?sortBy=fieldLabel&sortOrder=asc&limit=2")
                .body("items.fieldLabel", equalTo(List.of("alpha", "Beta")))
                .body("itemsTotal", equalTo(3))
                .body("nextPage", equalTo(2));
        get(FIELDS + "?sortBy=fieldLabel&sortOrder=asc&limit=2&page=2")
                .body("items.fieldLabel", equalTo(List.of("Gamma ray")))
                .body("nextPage", nullValue())
                .body("prevPage", equalTo(1));
        get(FIELDS + "?search=MA_R").body("items.fieldKey", equalTo(List.of("gamma_ray")));
        get(FIELDS + "?search=delta").body("items", empty());
    }

    @Test
    void ofManyAtOnceEachGetsAKeyOfItsOwn() throws Exception {
        List<Callable<Integer>> calls = Stream.generate(() -> (Callable<Integer>) () -> request(TestEnvironment.KEY)
                        .body(Map.of("fieldLabel", "Same", "fieldType", "text"))
                        .post(FIELDS)
                        .statusCode())
                .limit(8)
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertEquals(200, status.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(
                List.of("same", "same_2", "same_3", "same_4", "same_5", "same_6", "same_7", "same_8"),
                rows.texts("SELECT field_key FROM custom_field ORDER BY field_key"));
    }

    @Test
    void twoHundredDefinitionsAreEnough() {
        rows.execute(
                "INSERT INTO custom_field (client_id, id, record_type, field_key, field_label, field_type,"
                        + " is_required, created_by, updated_by, created_at, updated_at) SELECT ?, gen_random_uuid(),"
                        + " 'customers', 'f' || n, 'F', 'text', false, 'x', 'x', now(), now() FROM generate_series(1, 200)"
                        + " AS n",
                TestEnvironment.CLIENT);
        request(TestEnvironment.KEY)
                .body(Map.of("fieldLabel", "One more", "fieldType", "text"))
                .post(FIELDS)
                .then()
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        get(FIELDS + "?limit=100&page=2").body("items", hasSize(100)).body("nextPage", nullValue());
        List<String> ids = rows.texts("SELECT id FROM custom_field ORDER BY field_key");
        for (int i = 0; i < 50; i++) {
            give(Map.of("customFieldId", ids.get(i), "value", "v")).statusCode(200);
        }
        give(Map.of("customFieldId", ids.get(50), "value", "v"))
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        get("/v2/customers/" + customer).body("customFields", hasSize(50));
    }

    @Test
    void aValueIsGivenChangedAndTakenAway() {
        String id = define(Map.of("fieldLabel", "Pets", "fieldType", "multi_select", "options", List.of("cat", "dog")))
                .extract()
                .path("id");
        give(Map.of("fieldKey", "pets", "value", List.of("dog")))
                .statusCode(200)
                .body("id", equalTo(id))
                .body("customFieldId", equalTo(id))
                .body("customerId", equalTo(customer))
                .body("fieldLabel", equalTo("Pets"))
                .body("value", equalTo(List.of("dog")));
        give(Map.of("customFieldId", id, "value", List.of("cat")))
                .statusCode(400)
                .body("code", equalTo("ALREADY_EXISTS"));
        String path = "/v2/customers/" + customer + "/custom-fields/" + id;
        request(TestEnvironment.KEY)
                .body(Map.of("value", List.of("cat", "dog")))
                .patch(path)
                .then()
                .statusCode(200)
                .body("value", equalTo(List.of("cat", "dog")));
        request(TestEnvironment.KEY)
                .body(Map.of("value", List.of("cow")))
                .patch(path)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("value")));
        get("/v2/customers/" + customer).body("customFields.value", equalTo(List.of(List.of("cat", "dog"))));
        request(TestEnvironment.KEY)
                .delete(FIELDS + "/" + id)
                .then()
                .statusCode(400)
                .body("code", equalTo("IN_USE"));
        put(id, Map.of("fieldType", "text", "options", List.of()))
                .statusCode(400)
                .body("code", equalTo("IN_USE"));
        put(id, Map.of("isRequired", true)).statusCode(200);
        request(TestEnvironment.KEY).delete(path).then().statusCode(400).body("code", equalTo("BAD_REQUEST"));
        put(id, Map.of("isRequired", false)).statusCode(200);
        request(TestEnvironment.KEY).delete(path).then().statusCode(200).body("success", equalTo(true));
        request(TestEnvironment.KEY)
                .delete(path)
                .then()
                .statusCode(404)
                .body("message", equalTo("This customer does not have the custom field"));
        request(TestEnvironment.KEY).delete(FIELDS + "/" + id).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"text,'\"x\"'", "number,1.5", "number,7", "boolean,false", "date,'\"2026-06-17\"'"})
    void aValueComesBackAsItWasGiven(String type, String value) {
        define(Map.of("fieldLabel", "F", "fieldType", type));
        String answer = request(TestEnvironment.KEY)
                .body("{\"fieldKey\":\"f\",\"value\":" + value + "}")
                .post("/v2/customers/" + customer + "/custom-fields")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertTrue(answer.contains("\"value\":" + value), answer);
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenDefinitionIsRefused(Map<String, Object> body, List<String> path) {
        given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(body)
                .post(FIELDS)
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(path));
        assertEquals("0", rows.text("SELECT count(*) FROM custom_field"));
    }

    static Stream<Arguments> aBrokenDefinitionIsRefused() {
        List<Arguments> cases = new ArrayList<>();
        Map<String, Object> good = Map.of("fieldLabel", "F", "fieldType", "text");
        Map<String, Object> faults = new HashMap<>();
        faults.put("fieldLabel", "");
        faults.put("fieldType", "colour");
        faults.put("recordType", "policies");
        faults.put("isRequired", "yes");
        faults.put("options", List.of("a"));
        faults.put("validationRules", "x");
        faults.forEach((name, value) -> {
            Map<String, Object> body = new HashMap<>(good);
            body.put(name, value);
            cases.add(Arguments.of(body, List.of(name)));
        });
        cases.add(Arguments.of(Map.of(), List.of("fieldLabel")));
        return cases.stream();
    }

    @Test
    void anotherClientsFieldAndCustomerDoNotExist() {
        String theirs = request(TestEnvironment.OTHER_CLIENT_KEY)
                .body(Map.of("fieldLabel", "Theirs", "fieldType", "text"))
                .post(FIELDS)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String mine = define(Map.of("fieldLabel", "Mine", "fieldType", "text"))
                .extract()
                .path("id");
        get(FIELDS + "/" + theirs).statusCode(404);
        put(theirs, Map.of("fieldLabel", "Taken")).statusCode(404);
        request(TestEnvironment.KEY).delete(FIELDS + "/" + theirs).then().statusCode(404);
        give(Map.of("customFieldId", theirs, "value", "x")).statusCode(404);
        give(Map.of("fieldKey", "theirs", "value", "x")).statusCode(404);
        give(Map.of("value", "x")).statusCode(422);
        request(TestEnvironment.OTHER_CLIENT_KEY)
                .body(Map.of("customFieldId", theirs, "value", "x"))
                .post("/v2/customers/" + customer + "/custom-fields")
                .then()
                .statusCode(404)
                .body("message", equalTo("No customer with this id"));
        give(Map.of("customFieldId", mine, "value", "x")).statusCode(200);
        for (String method : List.of("PATCH", "DELETE")) {
            RequestSpecification request = request(TestEnvironment.OTHER_CLIENT_KEY);
            (method.equals("PATCH") ? request.body(Map.of("value", "y")) : request)
                    .request(method, "/v2/customers/" + customer + "/custom-fields/" + mine)
                    .then()
                    .statusCode(404);
        }
        assertEquals(List.of("\"x\""), rows.texts("SELECT value FROM customer_custom_field"));
        assertEquals("Theirs", rows.text("SELECT field_label FROM custom_field WHERE id = ?::uuid", theirs));
    }

    @Test
    void theSameKeyDefinesOneField() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            request(TestEnvironment.KEY)
                    .header("Idempotency-Key", key)
                    .body(Map.of("fieldLabel", "Once", "fieldType", "text"))
                    .post(FIELDS)
                    .then()
                    .statusCode(200)
                    .body("fieldKey", equalTo("once"));
        }
        assertEquals("1", rows.text("SELECT count(*) FROM custom_field"));
    }

    private ValidatableResponse give(Map<String, Object> body) {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(body)
                .post("/v2/customers/" + customer + "/custom-fields")
                .then();
    }

    private static ValidatableResponse define(Map<String, Object> body) {
        return request(TestEnvironment.KEY).body(body).post(FIELDS).then().statusCode(200);
    }

    private static ValidatableResponse get(String path) {
        return request(TestEnvironment.KEY).get(path).then();
    }

    private static ValidatableResponse put(String id, Map<String, Object> body) {
        return request(TestEnvironment.KEY).body(body).put(FIELDS + "/" + id).then();
    }

    private static RequestSpecification request(String key) {
        return given().filter(Spec.strict("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
