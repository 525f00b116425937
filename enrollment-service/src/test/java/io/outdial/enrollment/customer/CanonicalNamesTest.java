package io.outdial.enrollment.customer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A customer is found by a name in whichever of the forms that look the same, and so is the option of a custom field.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CanonicalNamesTest {

    private final String composed = "Zo\u00eb" + UUID.randomUUID();
    private final String decomposed = Normalizer.normalize(composed, Form.NFD);

    final Rows rows = new Rows();

    @ParameterizedTest
    @CsvSource({"firstName, search", "lastName, search", "city, search", "state, state", "county, county"})
    void isFoundInEitherForm(String field, String parameter) {
        String uploaded = request()
                .body("{\"records\":[{\"phoneNumber\":\"%s\",\"timezone\":\"UTC\",\"%s\":\"%s\"}]}"
                        .formatted(number(), field, composed))
                .post("/v2/leads/upload")
                .path("results[0].id");
        String created = request()
                .body("{\"callerId\":\"%s\",\"%s\":\"%s\"}".formatted(number(), field, decomposed))
                .post("/v2/customers")
                .path("id");
        for (String form : List.of(composed, decomposed)) {
            request()
                    .queryParams(parameter, form, "sortOrder", "asc")
                    .get("/v2/customers")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(uploaded, created)));
        }
    }

    @Test
    void anOptionIsChosenInEitherForm() {
        String field = request()
                .body("{\"fieldLabel\":\"%1$s\",\"fieldType\":\"select\",\"options\":[\"%1$s\"]}".formatted(decomposed))
                .post("/v2/custom-fields")
                .then()
                .body("fieldLabel", equalTo(composed))
                .body("options", equalTo(List.of(composed)))
                .extract()
                .path("id");
        for (String form : List.of(composed, decomposed)) {
            String customer = request()
                    .body("{\"callerId\":\"%s\"}".formatted(number()))
                    .post("/v2/customers")
                    .path("id");
            request()
                    .body("{\"customFieldId\":\"%s\",\"value\":\"%s\"}".formatted(field, form))
                    .post("/v2/customers/{id}/custom-fields", customer)
                    .then()
                    .statusCode(200);
            request()
                    .queryParam("search", form)
                    .get("/v2/custom-fields")
                    .then()
                    .body("items.id", equalTo(List.of(field)));
            request()
                    .delete("/v2/customers/{id}/custom-fields/{field}", customer, field)
                    .then()
                    .statusCode(200);
        }
        request().delete("/v2/custom-fields/{field}", field).then().statusCode(200);
    }

    /** The migration, over what earlier versions may have stored. */
    @Test
    void whatWasStoredInAnotherFormIsStillFound() throws IOException {
        String id = request()
                .body("{\"callerId\":\"%s\"}".formatted(number()))
                .post("/v2/customers")
                .path("id");
        rows.execute(
                "UPDATE customer SET first_name = ?, city = ? WHERE id = ?",
                decomposed,
                decomposed,
                UUID.fromString(id));
        UUID field = UUID.randomUUID();
        rows.execute(
                "INSERT INTO custom_field (client_id, id, record_type, field_key, field_label, field_type, is_required, options, created_by,"
                        + " updated_by, created_at, updated_at) VALUES (?, ?, 'customers', ?, ?, 'select', false, ARRAY['b', ?, ?, 'a'], 'x', 'x', now(), now())",
                TestEnvironment.LEGACY_CLIENT,
                field,
                field.toString(),
                decomposed,
                decomposed,
                composed);
        try (InputStream in = CanonicalNamesTest.class.getResourceAsStream("/db/migration/V030__canonical_names.sql")) {
            rows.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertEquals("{b," + composed + ",a}", rows.text("SELECT options::text FROM custom_field WHERE id = ?", field));
        request().queryParam("search", composed).get("/v2/customers").then().body("items.id", equalTo(List.of(id)));
        rows.execute("DELETE FROM custom_field WHERE id = ?", field);
    }

    private static String number() {
        return Database.phone();
    }

    private static RequestSpecification request() {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY);
    }
}
