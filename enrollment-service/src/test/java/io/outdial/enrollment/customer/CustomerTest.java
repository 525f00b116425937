package io.outdial.enrollment.customer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.enrollment.Database;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One customer: made, read, changed. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerTest {

    static final String PATH = "/v2/customers";

    private static final String ROW = "SELECT customer::text FROM customer WHERE id = ?::uuid";

    final Rows rows = new Rows();

    @Test
    void onlyTheNumberIsNeededAndEveryKeyIsAnswered() {
        create(Map.of("callerId", " (202) 555-0123 "))
                .body("id", notNullValue())
                .body("callerId", equalTo("(202) 555-0123"))
                .body("createdBy", equalTo("good"))
                .body("updatedBy", equalTo("good"))
                .body("clientId", equalTo(TestEnvironment.CLIENT.toString()))
                .body("doNotCall", equalTo(false))
                .body("firstName", nullValue())
                .body("customData", nullValue())
                .body("size()", equalTo(65));
    }

    @Test
    void allFieldsAreKeptAndGivenBack() {
        Map<String, Object> all = CustomerFixture.whole();
        String id = create(all).extract().path("id");
        ValidatableResponse answer = get(id).statusCode(200);
        all.forEach((name, value) -> answer.body(name, equalTo(value)));
        answer.body("enrolments", hasSize(0)).body("customFields", hasSize(0)).body("size()", equalTo(67));
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        String id = create(CustomerFixture.whole()).extract().path("id");
        Map<String, Object> before = get(id).extract().path("$");
        Map<String, Object> patch = new HashMap<>();
        patch.put("firstName", "Nadia");
        patch.put("gender", null);
        patch.put("dependentCount", 0);
        patch.put("customData", Map.of("b", List.of(1, 2)));
        patch.put("email", null);
        patch.put("clientId", UUID.randomUUID().toString());
        patch.put("createdBy", "somebody");
        patch.put("updatedBy", "somebody");
        patch.put("id", UUID.randomUUID().toString());
        patch(id, patch).statusCode(200);
        Map<String, Object> after = get(id).extract().path("$");
        Map<String, Object> expected = new HashMap<>(before);
        List.of("firstName", "gender", "dependentCount", "customData", "email")
                .forEach(name -> expected.put(name, patch.get(name)));
        expected.put("updatedAt", after.get("updatedAt"));
        assertEquals(expected, after);
        assertTrue(!before.get("updatedAt").equals(after.get("updatedAt")));
    }

    @Test
    void aPatchThatChangesNothingLeavesTheTime() {
        String id = create(CustomerFixture.whole()).extract().path("id");
        String before = rows.text(ROW, id);
        patch(id, Map.of()).statusCode(200);
        patch(id, Map.of("firstName", "Maria", "unknown", true)).statusCode(200);
        assertEquals(before, rows.text(ROW, id));
    }

    @Test
    void theNumberIsComparedInTheClientsRegion() {
        String id = create(Map.of("callerId", "202 555 0131")).extract().path("id");
        assertEquals("+12025550131", rows.text("SELECT phone_key FROM customer WHERE id = ?::uuid", id));
        patch(id, Map.of("callerId", "+44 20 7946 0958")).statusCode(200).body("callerId", equalTo("+44 20 7946 0958"));
        assertEquals("+442079460958", rows.text("SELECT phone_key FROM customer WHERE id = ?::uuid", id));
    }

    @Test
    void anExternalIdIsTakenOnceWithinAClient() {
        String external = "ext-" + UUID.randomUUID();
        String id = create(Map.of("callerId", "2025550132", "clientCustomerId", external))
                .extract()
                .path("id");
        with(TestEnvironment.KEY)
                .body(Map.of("callerId", "2025550133", "clientCustomerId", external))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("ALREADY_EXISTS"));
        String other = create(Map.of("callerId", "2025550133")).extract().path("id");
        String before = rows.text(ROW, other);
        patch(other, Map.of("clientCustomerId", external, "firstName", "X"))
                .statusCode(400)
                .body("code", equalTo("ALREADY_EXISTS"));
        assertEquals(before, rows.text(ROW, other));
        patch(id, Map.of("clientCustomerId", external)).statusCode(200);
        with(TestEnvironment.OTHER_CLIENT_KEY)
                .body(Map.of("callerId", "2025550133", "clientCustomerId", external))
                .post(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void ofManyAtOnceOneGetsTheExternalId() throws Exception {
        String external = "race-" + UUID.randomUUID();
        List<Callable<Integer>> calls = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> with(TestEnvironment.KEY)
                        .body(Map.of("callerId", "20255501" + (10 + i), "clientCustomerId", external))
                        .post(PATH)
                        .statusCode())
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        int created = 0;
        try {
            for (Future<Integer> status : threads.invokeAll(calls)) {
                assertTrue(List.of(200, 400).contains(status.get()), () -> "status " + status);
                created += status.get() == 200 ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, created);
        assertEquals("1", rows.text("SELECT count(*) FROM customer WHERE client_customer_id = ?", external));
    }

    @Test
    void anOptOutStaysAndHoldsForTheNumber() {
        String phone = number();
        String id = create(Map.of("callerId", phone)).extract().path("id");
        String other = create(Map.of("callerId", phone)).extract().path("id");
        patch(id, Map.of("doNotCall", true)).statusCode(200).body("doNotCall", equalTo(true));
        get(other).body("doNotCall", equalTo(true));
        create(Map.of("callerId", phone)).body("doNotCall", equalTo(true));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("doNotCall", null);
        patch(id, Map.of("doNotCall", false)).statusCode(400).body("code", equalTo("DO_NOT_CALL"));
        patch(id, nothing).statusCode(400).body("code", equalTo("DO_NOT_CALL"));
        patch(id, Map.of("doNotCall", true, "firstName", "Still")).statusCode(200);
        String moved = number();
        patch(id, Map.of("callerId", moved)).statusCode(200).body("doNotCall", equalTo(true));
        create(Map.of("callerId", moved)).body("doNotCall", equalTo(true));
    }

    @Test
    void whoIsCreatedOptedOutOptsTheNumberOut() {
        String phone = number();
        String other = create(Map.of("callerId", phone)).extract().path("id");
        create(Map.of("callerId", phone, "doNotCall", true)).body("doNotCall", equalTo(true));
        get(other).body("doNotCall", equalTo(true));
    }

    @Test
    void anotherClientsCustomerDoesNotExist() {
        String theirs = with(TestEnvironment.OTHER_CLIENT_KEY)
                .body(CustomerFixture.whole())
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String before = rows.text(ROW, theirs);
        get(theirs).statusCode(404).body("code", equalTo("NOT_FOUND"));
        patch(theirs, Map.of("firstName", "Mine")).statusCode(404).body("message", equalTo("No customer with this id"));
        get(UUID.randomUUID().toString()).statusCode(404).body("message", equalTo("No customer with this id"));
        assertEquals(before, rows.text(ROW, theirs));
    }

    @Test
    void theSameKeyMakesOneCustomer() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("callerId", number(), "lastName", "Once");
        String first = with(TestEnvironment.KEY)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        String again = with(TestEnvironment.KEY)
                .header("Idempotency-Key", key)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertEquals(first, again);
        assertEquals("1", rows.text("SELECT count(*) FROM customer WHERE caller_id = ?", body.get("callerId")));
    }

    @Test
    void theDemoCustomerShowsItsEnrolment() {
        get("87d8e330-2878-4742-a86f-dbbb3bf522ac")
                .statusCode(200)
                .body("firstName", equalTo("Clara"))
                .body("createdBy", nullValue())
                .body("enrolments", hasSize(1))
                .body("enrolments[0].customerCampaignId", equalTo("36ca8d1d-3d3d-48cf-bd1f-a796d8849d75"))
                .body("enrolments[0]", not(anEmptyMap()));
    }

    static String number() {
        return Database.phone();
    }

    static ValidatableResponse create(Map<String, Object> body) {
        return with(TestEnvironment.KEY).body(body).post(PATH).then().statusCode(200);
    }

    static ValidatableResponse get(String id) {
        return with(TestEnvironment.KEY).get(PATH + "/" + id).then();
    }

    static ValidatableResponse patch(String id, Map<String, Object> body) {
        return with(TestEnvironment.KEY).body(body).patch(PATH + "/" + id).then();
    }

    static RequestSpecification with(String key) {
        return given().filter(Spec.strict("enrollment"))
                .contentType("application/json")
                .header("x-api-key", key);
    }
}
