package io.outdial.enrollment.erasure;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class ErasureTest {

    private static final String PATH = "/v2/customers/{id}";

    private static final String TEXT_COLUMNS = """
            SELECT format('SELECT count(*) FROM %I WHERE %I::text LIKE ?', c.table_name, c.column_name)
              FROM information_schema.columns AS c JOIN information_schema.tables AS t USING (table_schema, table_name)
             WHERE table_schema = 'public' AND t.table_type = 'BASE TABLE'
               AND c.data_type IN ('text', 'jsonb', 'json', 'character varying', 'uuid', 'bytea', 'ARRAY', 'USER-DEFINED')
            """;

    private final String phone = Database.phone();
    private final String further = Database.phone();
    private final String name = "Name" + UUID.randomUUID();
    private final UUID campaign = OutboundStub.campaign();

    final Database database = new Database();

    final Rows rows = new Rows();

    private UUID customer;

    @BeforeEach
    void aCustomerWhoLeftTracesEverywhere() {
        customer = UUID.fromString(api().header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"campaignId":"%s","records":[{"phoneNumber":"%s","phones":[{"number":"%s","type":"home"}],"postalCode":"20001","firstName":"%s","middleName":"%s","externalId":"x%s",
                         "email":"%s@example.org","leadCost":7}]}
                        """.formatted(campaign, phone, further, name, name, name, name))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("results[0].id"));
        UUID other = UUID.randomUUID();
        UUID enrolment = database.enrolment(TestEnvironment.CLIENT, customer, other, "in_progress");
        api().body("{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"status\":\"completed\"}".formatted(customer, other))
                .patch("/v2/customers/campaign-status")
                .then()
                .statusCode(200)
                .body("customerCampaignId", equalTo(enrolment.toString()));
        rows.execute(
                "INSERT INTO joined_chain (client_id, enrolment_id, chain_id, customer_id) VALUES (?, ?, ?, ?)",
                TestEnvironment.CLIENT,
                enrolment,
                ThreadLocalRandom.current().nextLong(1L << 52),
                customer);
        assertTrue(traces(name).size() > 2, () -> traces(name).toString());
        assertTrue(traces(further).size() > 2, () -> traces(further).toString());
    }

    @AfterEach
    void eventsAreTakenAgain() {
        OutboundStub.eventsAreAnswered(204);
    }

    @Test
    void nothingPersonalIsLeftInAnyTable() {
        api().header("Idempotency-Key", UUID.randomUUID())
                .delete(PATH, customer)
                .then()
                .statusCode(200)
                .body("success", equalTo(true))
                .body("message", equalTo("The customer has been erased"));
        await().until(() -> rows.number("SELECT count(*) FROM outbox_event WHERE key = ?", customer.toString()) == 0);
        for (String trace :
                List.of(name, phone, phone.substring(2), further, further.substring(2), customer.toString())) {
            assertEquals(List.of(), traces(trace));
        }
        assertTrue(rows.number("""
                SELECT count(*) FROM lead WHERE customer_id IS NULL AND lead_cost = 7 AND received_at > now() - interval '1 minute'
                """) > 0);
        List<JsonNode> events = OutboundStub.eventsOf(customer);
        assertEquals(
                List.of("enrolment.begun", "enrolment.ended", "enrolment.ended", "customer.erased", "customer.erased"),
                events.stream().map(event -> event.path("type").asText()).toList());
        assertEquals(phone, events.get(3).path("data").path("phoneKey").asText());
        assertEquals(further, events.get(4).path("data").path("phoneKey").asText());
    }

    @Test
    void theNumberIsRefusedWhereverItComesFrom() {
        UUID sameNumber = database.customer(TestEnvironment.CLIENT, phone);
        UUID enrolment = database.enrolment(TestEnvironment.CLIENT, sameNumber, campaign, "pending");
        api().delete(PATH, customer).then().statusCode(200);
        api().delete(PATH, customer).then().statusCode(404);
        api().body("{\"records\":[{\"phoneNumber\":\"%s\",\"postalCode\":\"20001\"}]}".formatted(phone))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(0))
                .body("errors.code", contains("DO_NOT_CALL"));
        wrong().body("{\"callerId\":\"%s\"}".formatted(phone))
                .post("/v2/customers")
                .then()
                .statusCode(400)
                .body("code", equalTo("DO_NOT_CALL"));
        api().body("{\"customerIds\":[\"%s\",\"%s\"]}".formatted(customer, sameNumber))
                .post("/v2/campaigns/{id}/customers", OutboundStub.campaign())
                .then()
                .statusCode(200)
                .body("results.outcome", contains("not_found", "do_not_call"));
        assertEquals("cancelled", rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment));
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?", sameNumber));
    }

    @Test
    void anotherClientMayStillCallTheNumber() {
        api().delete(PATH, customer).then().statusCode(200);
        api(TestEnvironment.OTHER_CLIENT_KEY)
                .body("{\"records\":[{\"phoneNumber\":\"%s\",\"postalCode\":\"20001\"}]}".formatted(phone))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(1));
    }

    @Test
    void whoIsNotThereCannotBeErased() {
        api(TestEnvironment.OTHER_CLIENT_KEY)
                .delete(PATH, customer)
                .then()
                .statusCode(404)
                .body("message", equalTo("No customer with this id"));
        api().delete(PATH, UUID.randomUUID()).then().statusCode(404);
        wrong().delete(PATH, "nobody").then().statusCode(422);
        api(TestEnvironment.KEY_WITHOUT_PERMISSIONS)
                .delete(PATH, customer)
                .then()
                .statusCode(403);
        assertEquals(1, rows.number("SELECT count(*) FROM customer WHERE id = ?", customer));
    }

    @Test
    void theSameKeyAnswersTheFirstAnswerEvenThoughTheCustomerIsGone() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            api().header("Idempotency-Key", key)
                    .delete(PATH, customer)
                    .then()
                    .statusCode(200)
                    .body("success", equalTo(true));
        }
    }

    @Test
    void whatCannotBeToldYetIsToldLater() {
        OutboundStub.eventsAreAnswered(503);
        api().delete(PATH, customer).then().statusCode(200);
        OutboundStub.eventsAreAnswered(204);
        await().until(() -> OutboundStub.eventsOf(customer).stream()
                .anyMatch(event -> "customer.erased".equals(event.path("type").asText())));
    }

    /** The tables and columns that hold the text. */
    private List<String> traces(String text) {
        List<String> found = new ArrayList<>();
        for (String column : rows.texts(TEXT_COLUMNS)) {
            if (rows.number(column, "%" + text + "%") > 0) {
                found.add(column);
            }
        }
        return found;
    }
}
