package io.outdial.enrollment.enrolment;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CustomerEnrolmentsTest {

    private static final String ENROLMENTS = "/v2/customers/{id}/campaigns";
    private static final String HISTORY = "/v2/customers/{id}/campaigns/{campaignId}/history";

    final Database database = new Database();

    final Rows rows = new Rows();

    private UUID customer;

    @BeforeEach
    void aCustomer() {
        customer = database.customer(TestEnvironment.CLIENT);
    }

    @Test
    void enrolmentsComeInPages() {
        List<UUID> campaigns = IntStream.range(0, 5)
                .mapToObj(i -> {
                    UUID campaign = UUID.randomUUID();
                    UUID id = database.enrolment(
                            TestEnvironment.CLIENT, customer, campaign, i == 0 ? "failed" : "pending");
                    rows.execute(
                            "UPDATE customer_campaign SET created_at = TIMESTAMPTZ '2026-01-01' + ? * interval '1 hour' WHERE id = ?",
                            i,
                            id);
                    return campaign;
                })
                .toList();
        api().queryParam("limit", 2)
                .get(ENROLMENTS, customer)
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(5))
                .body("currentPage", equalTo(1))
                .body("nextPage", equalTo(2))
                .body("prevPage", nullValue())
                .body(
                        "items.campaignId",
                        contains(campaigns.get(4).toString(), campaigns.get(3).toString()))
                .body("items[0].createdAt", equalTo("2026-01-01T04:00:00Z"));
        api().queryParam("page", 3)
                .queryParam("limit", 2)
                .queryParam("sortOrder", "asc")
                .get(ENROLMENTS, customer)
                .then()
                .statusCode(200)
                .body("nextPage", nullValue())
                .body("items.campaignId", contains(campaigns.get(4).toString()));
    }

    @Test
    void aCustomerWhoIsEnrolledInNothingHasAnEmptyPage() {
        api().get(ENROLMENTS, customer)
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(0))
                .body("items", hasSize(0));
    }

    @Test
    void theHistorySaysWhoChangedWhat() {
        UUID campaign = UUID.randomUUID();
        UUID enrolment = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "in_progress");
        api().get(HISTORY, customer, campaign).then().statusCode(200).body("itemsTotal", equalTo(0));
        end(campaign);
        api().get(HISTORY, customer, campaign)
                .then()
                .statusCode(200)
                .body("itemsTotal", equalTo(1))
                .body("items[0].previousStatus", equalTo("in_progress"))
                .body("items[0].newStatus", equalTo("completed"))
                .body("items[0].changedBy", equalTo("good"));
        Awaitility.await().until(() -> !OutboundStub.eventsOf(customer).isEmpty());
        JsonNode event = OutboundStub.eventsOf(customer).get(0);
        assertEquals("enrolment.ended", event.path("type").asText());
        assertEquals(
                enrolment.toString(), event.path("data").path("enrolmentId").asText());
        assertEquals(campaign.toString(), event.path("data").path("campaignId").asText());
        assertEquals("completed", event.path("data").path("status").asText());
        assertEquals(
                rows.text("SELECT phone_key FROM customer WHERE id = ?", customer),
                event.path("data").path("phoneKey").asText());
        end(campaign);
        assertEquals(0, rows.number("SELECT count(*) FROM outbox_event WHERE key = ?", customer.toString()));
        assertEquals(1, OutboundStub.eventsOf(customer).size());
    }

    @Test
    void whatIsNotThereIsNamed() {
        UUID campaign = UUID.randomUUID();
        UUID theirs = database.customer(TestEnvironment.OTHER_CLIENT);
        database.enrolment(TestEnvironment.OTHER_CLIENT, theirs, campaign, "pending");
        for (UUID nobody : List.of(UUID.randomUUID(), theirs)) {
            api().get(ENROLMENTS, nobody).then().statusCode(404).body("message", equalTo("No customer with this id"));
            api().get(HISTORY, nobody, campaign)
                    .then()
                    .statusCode(404)
                    .body("message", equalTo("No customer with this id"));
        }
        api().get(HISTORY, customer, campaign)
                .then()
                .statusCode(404)
                .body("message", equalTo("This customer is not enrolled in the campaign"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=x", "limit=101", "limit=0", "sortOrder=up", "page=1&page=2"})
    void badParametersAreRefused(String query) {
        wrong().get("/v2/customers/" + customer + "/campaigns?" + query)
                .then()
                .statusCode(422)
                .body("errors[0].path[0]", equalTo(query.substring(0, query.indexOf('='))));
    }

    private void end(UUID campaign) {
        api().body(Enrolments.body(customer, campaign, "completed"))
                .patch(UpdateEnrolmentStatusTest.PATH)
                .then()
                .statusCode(200);
    }
}
