package io.outdial.enrollment.customer;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outbound-service is told what changes of customers who are called (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CustomerChangesTest {

    private final String phone = Database.phone();
    private final String newPhone = Database.phone();

    final Database database = new Database();

    final Rows rows = new Rows();

    private UUID customer;

    @BeforeEach
    void aCustomer() {
        customer = database.customer(TestEnvironment.CLIENT, phone);
        rows.execute("UPDATE customer SET client_customer_id = id WHERE id = ?", customer);
    }

    @Test
    void aPatchIsTold() {
        enrolled("pending");
        patch("{\"callerId\":\"%s\",\"firstName\":\"New\",\"timezone\":\"America/Denver\",\"postalCode\":\"80202\"}"
                .formatted(newPhone));
        assertEquals(List.of(phone, newPhone, "New Customer", "America/Denver", "80202"), announced());
    }

    @Test
    void anUploadIsTold() {
        enrolled("awaiting_call");
        api().body("""
                        {"records":[{"externalId":"%s","phoneNumber":"%s","lastName":"Name","timezone":"America/Denver"}]}
                        """.formatted(customer, newPhone))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200);
        assertEquals(List.of(phone, newPhone, "Test Name", "America/Denver", ""), announced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "cancelled", "skipped"})
    void whoIsNotCalledIsNotToldOf(String status) {
        enrolled(status);
        patch("{\"callerId\":\"" + newPhone + "\"}");
        assertNothingIsTold();
    }

    @ParameterizedTest
    @CsvSource({"'{\"city\":\"Pune\"}'", "'{\"firstName\":\"Test\"}'", "'{}'"})
    void whatDoesNotConcernCallsIsNotTold(String body) {
        enrolled("in_progress");
        patch(body);
        assertNothingIsTold();
    }

    private void enrolled(String status) {
        database.enrolment(TestEnvironment.CLIENT, customer, UUID.randomUUID(), status);
    }

    private void patch(String body) {
        api().body(body).patch("/v2/customers/{id}", customer).then().statusCode(200);
    }

    private List<String> announced() {
        await().until(() -> !OutboundStub.eventsOf(customer).isEmpty());
        JsonNode event = OutboundStub.eventsOf(customer).get(0);
        assertEquals("customer.changed", event.path("type").asText());
        return Stream.of("/former/phoneKey", "/number/phoneKey", "/name", "/timezone", "/postalCode")
                .map(event.path("data")::at)
                .map(JsonNode::asText)
                .toList();
    }

    private void assertNothingIsTold() {
        assertEquals(0, rows.number("SELECT count(*) FROM outbox_event WHERE key = ?", customer.toString()));
        assertEquals(List.of(), OutboundStub.eventsOf(customer));
    }
}
