package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An enrolment is told to outbound-service, and becomes what that made of it (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class EnrolmentsReceivedTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final UUID campaign = OutboundStub.campaign();
    private final long chain = ThreadLocalRandom.current().nextLong(1L << 52);

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void whoIsEnrolledIsToldWithAllThatACallNeeds() {
        UUID source = OutboundStub.known(UUID.randomUUID());
        String phone = Database.phone();
        String customer = api().body("""
                        {"campaignId":"%s","records":[{"phoneNumber":"%s","firstName":"Cleo","lastName":"Lee","timezone":"America/Denver",
                         "postalCode":"80014","sourceId":"%s"}]}
                        """.formatted(campaign, phone, source))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .body("enrolments.status", contains("pending"))
                .extract()
                .path("results[0].id");
        JsonNode data = begun(UUID.fromString(customer));
        assertEquals(campaign.toString(), data.path("campaignId").asText());
        assertEquals(
                rows.text("SELECT id FROM customer_campaign WHERE customer_id = ?::uuid", customer),
                data.path("enrolmentId").asText());
        assertEquals("[\"" + phone + "\"]", data.findValues("phoneKey").toString());
        assertEquals(
                List.of("Cleo Lee", "America/Denver", "80014", source.toString()),
                List.of(
                        data.path("name").asText(),
                        data.path("timezone").asText(),
                        data.path("postalCode").asText(),
                        data.path("sourceId").asText()));
    }

    @Test
    void whoIsEnrolledAlreadyIsNotToldAgain() {
        UUID customer = database.customer(CLIENT);
        enrol(customer);
        begun(customer);
        enrol(customer);
        assertEquals(0, rows.number("SELECT count(*) FROM outbox_event WHERE key = ?", customer.toString()));
        assertEquals(1, OutboundStub.eventsOf(customer).size());
    }

    /** Ended stays ended, and one that is called already is. */
    @ParameterizedTest
    @CsvSource({
        "pending,       queued,        awaiting_call, pending awaiting_call outbound-service",
        "pending,       do_not_call,   cancelled,     pending cancelled outbound-service",
        "pending,       campaign_over, cancelled,     pending cancelled outbound-service",
        "pending,       not_dialable,  skipped,       pending skipped outbound-service",
        "awaiting_call, do_not_call,   awaiting_call, ",
        "in_progress,   queued,        in_progress,   ",
        "cancelled,     queued,        cancelled,     "
    })
    void itBecomesWhatWasMadeOfIt(String before, String outcome, String after, String history) {
        UUID customer = database.customer(CLIENT);
        UUID enrolment = database.enrolment(CLIENT, customer, campaign, before);
        String event = received(CLIENT, customer, enrolment, outcome);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        assertEquals(after, rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment));
        assertEquals(history == null ? List.of() : List.of(history), rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, enrolment));
        assertEquals(
                outcome.equals("queued") ? List.of(customer + " " + enrolment) : List.of(),
                rows.texts("SELECT customer_id || ' ' || enrolment_id FROM chain WHERE chain_id = ?", chain));
    }

    @Test
    void ofWhomWasErasedNothingIsNoted() {
        UUID customer = database.customer(CLIENT);
        UUID enrolment = database.enrolment(CLIENT, customer, campaign, "pending");
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        Events.INBOX.accepts(received(CLIENT, customer, enrolment, "queued"));
        assertEquals(0, rows.number("SELECT count(*) FROM chain WHERE chain_id = ?", chain));
    }

    @Test
    void anotherClientsEnrolmentStays() {
        UUID customer = database.customer(CLIENT);
        UUID enrolment = database.enrolment(CLIENT, customer, campaign, "pending");
        Events.INBOX.accepts(received(TestEnvironment.OTHER_CLIENT, customer, enrolment, "queued"));
        assertEquals("pending", rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment));
    }

    /** What ends is told of after its beginning: both have the customer as their key. */
    @Test
    void whatEndsWasToldOfBefore() {
        UUID customer = database.customer(CLIENT);
        enrol(customer);
        api().delete("/v2/campaigns/{campaign}/customers/{customer}", campaign, customer)
                .then()
                .statusCode(200);
        await().until(() -> OutboundStub.eventsOf(customer).size() == 2);
        assertEquals(
                List.of("enrolment.begun", "enrolment.ended"),
                OutboundStub.eventsOf(customer).stream()
                        .map(event -> event.path("type").asText())
                        .toList());
    }

    private void enrol(UUID customer) {
        api().body("{\"customerId\":\"" + customer + "\"}")
                .post("/v2/campaigns/{campaign}/customers", campaign)
                .then()
                .statusCode(200);
    }

    private static JsonNode begun(UUID customer) {
        await().until(() -> !OutboundStub.eventsOf(customer).isEmpty());
        JsonNode event = OutboundStub.eventsOf(customer).get(0);
        assertEquals("enrolment.begun", event.path("type").asText());
        return event.path("data");
    }

    private String received(UUID client, UUID customer, UUID enrolment, String outcome) {
        return EventInbox.event(
                UUID.randomUUID(),
                "enrolments.received",
                client,
                "{\"enrolments\":[{\"enrolmentId\":\"%s\",\"customerId\":\"%s\",\"campaignId\":\"%s\",\"outcome\":\"%s\"%s}]}"
                        .formatted(
                                enrolment,
                                customer,
                                campaign,
                                outcome,
                                outcome.equals("queued") ? ",\"chainId\":" + chain : ""));
    }
}
