package io.outdial.enrollment.customfield;

import static io.outdial.enrollment.customfield.Definitions.define;
import static io.outdial.enrollment.customfield.Definitions.get;
import static io.outdial.enrollment.customfield.Definitions.put;
import static io.outdial.enrollment.customfield.Definitions.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Definitions; the values that customers have of them are in {@link CustomFieldValueTest}. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomFieldTest {

    final Rows rows = new Rows();

    @BeforeEach
    @AfterEach
    void nothingDefined() {
        Definitions.deleteAll(rows);
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
                get(Definitions.PATH + "/" + id).statusCode(200).extract().path("$");
        put(id, Map.of()).statusCode(200);
        assertEquals(first, get(Definitions.PATH + "/" + id).extract().path("$"));
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
                .delete(Definitions.PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("success", equalTo(true));
        get(Definitions.PATH + "/" + id).statusCode(404).body("message", equalTo("No custom field with this id"));
    }

    @Test
    void theListIsPagedSortedAndSearched() {
        for (String label : List.of("Beta", "alpha", "Gamma ray")) {
            define(Map.of("fieldLabel", label, "fieldType", "text"));
        }
        get(Definitions.PATH).body("items.fieldLabel", equalTo(List.of("Gamma ray", "alpha", "Beta")));
        get(Definitions.PATH + "?sortBy=fieldLabel&sortOrder=asc&limit=2")
                .body("items.fieldLabel", equalTo(List.of("alpha", "Beta")))
                .body("itemsTotal", equalTo(3))
                .body("nextPage", equalTo(2));
        get(Definitions.PATH + "?sortBy=fieldLabel&sortOrder=asc&limit=2&page=2")
                .body("items.fieldLabel", equalTo(List.of("Gamma ray")))
                .body("nextPage", nullValue())
                .body("prevPage", equalTo(1));
        get(Definitions.PATH + "?search=MA_R").body("items.fieldKey", equalTo(List.of("gamma_ray")));
        get(Definitions.PATH + "?search=delta").body("items", empty());
    }

    @Test
    void ofManyAtOnceEachGetsAKeyOfItsOwn() throws Exception {
        List<Callable<Integer>> calls = Stream.generate(() -> (Callable<Integer>) () -> request(TestEnvironment.KEY)
                        .body(Map.of("fieldLabel", "Same", "fieldType", "text"))
                        .post(Definitions.PATH)
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
        Definitions.insert(rows, 200);
        request(TestEnvironment.KEY)
                .body(Map.of("fieldLabel", "One more", "fieldType", "text"))
                .post(Definitions.PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("LIMIT_EXCEEDED"));
        get(Definitions.PATH + "?limit=100&page=2").body("items", hasSize(100)).body("nextPage", nullValue());
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenDefinitionIsRefused(Map<String, Object> body, List<String> path) {
        given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body(body)
                .post(Definitions.PATH)
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
    void theSameKeyDefinesOneField() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            request(TestEnvironment.KEY)
                    .header("Idempotency-Key", key)
                    .body(Map.of("fieldLabel", "Once", "fieldType", "text"))
                    .post(Definitions.PATH)
                    .then()
                    .statusCode(200)
                    .body("fieldKey", equalTo("once"));
        }
        assertEquals("1", rows.text("SELECT count(*) FROM custom_field"));
    }
}
