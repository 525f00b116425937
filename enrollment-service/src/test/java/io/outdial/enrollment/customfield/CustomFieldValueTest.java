package io.outdial.enrollment.customfield;

import static io.outdial.enrollment.customfield.Definitions.define;
import static io.outdial.enrollment.customfield.Definitions.get;
import static io.outdial.enrollment.customfield.Definitions.put;
import static io.outdial.enrollment.customfield.Definitions.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values that customers have of custom fields. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomFieldValueTest {

    final Rows rows = new Rows();

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
        Definitions.deleteAll(rows);
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
                .delete(Definitions.PATH + "/" + id)
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
        request(TestEnvironment.KEY).delete(Definitions.PATH + "/" + id).then().statusCode(200);
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

    @Test
    void anotherClientsFieldAndCustomerDoNotExist() {
        String theirs = request(TestEnvironment.OTHER_CLIENT_KEY)
                .body(Map.of("fieldLabel", "Theirs", "fieldType", "text"))
                .post(Definitions.PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String mine = define(Map.of("fieldLabel", "Mine", "fieldType", "text"))
                .extract()
                .path("id");
        get(Definitions.PATH + "/" + theirs).statusCode(404);
        put(theirs, Map.of("fieldLabel", "Taken")).statusCode(404);
        request(TestEnvironment.KEY)
                .delete(Definitions.PATH + "/" + theirs)
                .then()
                .statusCode(404);
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
    void fiftyValuesAreEnough() {
        Definitions.insert(rows, 51);
        List<String> ids = rows.texts("SELECT id FROM custom_field ORDER BY field_key");
        for (int i = 0; i < 50; i++) {
            give(Map.of("customFieldId", ids.get(i), "value", "v")).statusCode(200);
        }
        give(Map.of("customFieldId", ids.get(50), "value", "v"))
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        get("/v2/customers/" + customer).body("customFields", hasSize(50));
    }

    private ValidatableResponse give(Map<String, Object> body) {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(body)
                .post("/v2/customers/" + customer + "/custom-fields")
                .then();
    }
}
