package io.outdial.enrollment.customer;

import static io.outdial.enrollment.customer.CustomerTest.PATH;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send: refused in the dialect, and without a trace. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerBadInputTest {

    private static final String DEMO = PATH + "/87d8e330-2878-4742-a86f-dbbb3bf522ac";
    private static final String ALL = "SELECT string_agg(customer::text, ' ' ORDER BY client_id, id) FROM customer";

    final Rows rows = new Rows();

    private String before;

    /** Once the demo data has the keys of today, which the service sees to beside everything else. */
    @BeforeEach
    void look() {
        await().until(() -> "0".equals(rows.text("SELECT count(*) FROM customer WHERE phone_key_version < 2")));
        before = rows.text(ALL);
    }

    @AfterEach
    void nothingHasChanged() {
        assertEquals(before, rows.text(ALL));
    }

    @ParameterizedTest
    @MethodSource
    void aBrokenFieldIsNamed(String field, String value) {
        String fault = "{\"%s\":%s}".formatted(field, value);
        request(TestEnvironment.KEY)
                .body(fault)
                .patch(DEMO)
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(List.of(field)));
        String whole = field.equals("callerId") ? fault : fault.replace("}", ",\"callerId\":\"2025550188\"}");
        request(TestEnvironment.KEY)
                .body(whole)
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(List.of(field)));
    }

    static Stream<Arguments> aBrokenFieldIsNamed() {
        String long256 = "\"" + "x".repeat(256) + "\"";
        return Stream.of(
                Arguments.of("callerId", "null"),
                Arguments.of("callerId", "\"\""),
                Arguments.of("callerId", "\"nobody\""),
                Arguments.of("callerId", "2025550188"),
                Arguments.of("callerId", "\"" + "1".repeat(65) + "\""),
                Arguments.of("clientCustomerId", "\"\""),
                Arguments.of("clientCustomerId", long256),
                Arguments.of("status", "\"lead\""),
                Arguments.of("gender", "\"male\""),
                Arguments.of("maritalStatus", "1"),
                Arguments.of("lineType", "\"fax\""),
                Arguments.of("intent", "\"\""),
                Arguments.of("qualificationStatus", "true"),
                Arguments.of("salutation", "\"" + "x".repeat(51) + "\""),
                Arguments.of("firstName", long256),
                Arguments.of("lastName", "\"a\\u0000b\""),
                Arguments.of("email", "[]"),
                Arguments.of("isDecisionMaker", "\"true\""),
                Arguments.of("doNotCall", "1"),
                Arguments.of("dependentCount", "1.5"),
                Arguments.of("annualIncome", "2147483648"),
                Arguments.of("currentSourceId", "\"797f5a94\""),
                Arguments.of("customData", "\"text\""));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        request(TestEnvironment.KEY)
                .body("{\"status\":\"x\",\"gender\":7}")
                .post(PATH)
                .then()
                .statusCode(422)
                .body("errors.size()", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "87d8e330-2878-4742-a86f", "87d8e330-2878-9742-a86f-dbbb3bf522ac"})
    void anIdThatIsNoneIsRefused(String id) {
        request(TestEnvironment.KEY)
                .get(PATH + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].path", equalTo(List.of("id")));
        request(TestEnvironment.KEY).body("{}").patch(PATH + "/" + id).then().statusCode(422);
    }

    @Test
    void whoMayNotIsRefused() {
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS).get(PATH).then().statusCode(403);
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS).get(DEMO).then().statusCode(403);
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body("{\"firstName\":\"X\"}")
                .patch(DEMO)
                .then()
                .statusCode(403);
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .body("{\"callerId\":\"1\"}")
                .post(PATH)
                .then()
                .statusCode(403);
        request(TestEnvironment.REVOKED_KEY)
                .body("{\"callerId\":\"1\"}")
                .post(PATH)
                .then()
                .statusCode(401);
        request(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .get("/v2/custom-fields")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification request(String key) {
        return given().filter(Spec.answersOnly("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
