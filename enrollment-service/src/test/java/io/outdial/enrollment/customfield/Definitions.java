package io.outdial.enrollment.customfield;

import static io.restassured.RestAssured.given;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** Requests about definitions of custom fields. */
final class Definitions {

    static final String PATH = "/v2/custom-fields";

    private Definitions() {}

    /** None is left, and no value of any. */
    static void deleteAll(Rows rows) {
        rows.execute("DELETE FROM customer_custom_field");
        rows.execute("DELETE FROM custom_field");
    }

    /** With the keys {@code f1}, {@code f2} and so on. */
    static void insert(Rows rows, int count) {
        rows.execute("""
                INSERT INTO custom_field (client_id, id, record_type, field_key, field_label, field_type, is_required,
                                          created_by, updated_by, created_at, updated_at)
                SELECT ?, gen_random_uuid(), 'customers', 'f' || n, 'F', 'text', false, 'x', 'x', now(), now()
                  FROM generate_series(1, ?) AS n
                """, TestEnvironment.CLIENT, count);
    }

    static ValidatableResponse define(Map<String, Object> body) {
        return request(TestEnvironment.KEY).body(body).post(PATH).then().statusCode(200);
    }

    static ValidatableResponse get(String path) {
        return request(TestEnvironment.KEY).get(path).then();
    }

    static ValidatableResponse put(String id, Map<String, Object> body) {
        return request(TestEnvironment.KEY).body(body).put(PATH + "/" + id).then();
    }

    static RequestSpecification request(String key) {
        return given().filter(Spec.strict("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
