package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
import static io.outdial.enrollment.Api.wrong;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A number that an agent has listed: its customers are marked, leave their campaigns, and are enrolled in none (ADR
 * 0022).
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class NumbersListedTest {

    private final String phone = Database.phone();
    private final UUID campaign = OutboundStub.campaign();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void customersOfTheNumbersAreMarkedAndTheirOpenEnrolmentsEnd() {
        UUID customer = database.customer(TestEnvironment.CLIENT, phone);
        UUID sameNumber = database.customer(TestEnvironment.CLIENT, phone);
        String secondPhone = Database.phone();
        UUID second = database.customer(TestEnvironment.CLIENT, secondPhone);
        UUID stranger = database.customer(TestEnvironment.OTHER_CLIENT, phone);
        UUID open = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "in_progress");
        UUID ended = database.enrolment(TestEnvironment.CLIENT, customer, UUID.randomUUID(), "completed");
        UUID seconds = database.enrolment(TestEnvironment.CLIENT, second, campaign, "pending");
        UUID strangers = database.enrolment(TestEnvironment.OTHER_CLIENT, stranger, campaign, "pending");

        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone, secondPhone));

        assertEquals(List.of("t", "t", "t", "f"), isMarked(customer, sameNumber, second, stranger));
        assertEquals(
                List.of("cancelled", "completed", "cancelled", "pending"),
                List.of(open, ended, seconds, strangers).stream()
                        .map(id -> rows.text("SELECT status FROM customer_campaign WHERE id = ?", id))
                        .toList());
        assertEquals(List.of("in_progress cancelled outbound-service"), rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, open));
        assertEquals(0, waiting());
    }

    @Test
    void aLaterUploadIsKeptMarkedAndNotEnrolled() {
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        api().body("""
                {"campaignId":"%s","records":[{"phoneNumber":"%s","postalCode":"20001"}]}
                """.formatted(campaign, phone))
                .post("/v2/leads/upload")
                .then()
                .statusCode(200)
                .body("succeeded", equalTo(1))
                .body("results.doNotCall", contains(true))
                .body("enrolments.outcome", contains("do_not_call"));
    }

    @Test
    void itIsAppliedOnce() {
        UUID id = UUID.randomUUID();
        Events.INBOX.accepts(Events.listed(id, TestEnvironment.CLIENT, phone));
        UUID since = database.customer(TestEnvironment.CLIENT, phone);
        Events.INBOX.accepts(Events.listed(id, TestEnvironment.CLIENT, phone));
        assertEquals(List.of("f"), isMarked(since));
    }

    /** Whatever comes first: what the owner said, or an erasure, is not forgotten for an agent's mark. */
    @Test
    void theStrongerReasonStays() {
        UUID customer = database.customer(TestEnvironment.CLIENT, phone);
        String optedOutFirst = Database.phone();
        optOut(database.customer(TestEnvironment.CLIENT, optedOutFirst));
        long others = suppressedBy("opted_out");
        long listed = suppressedBy("listed");
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone, optedOutFirst));
        assertEquals(List.of(others, listed + 1), List.of(suppressedBy("opted_out"), suppressedBy("listed")));

        rows.execute("UPDATE customer SET do_not_call = false WHERE id = ?", customer);
        optOut(customer);
        assertEquals(List.of(others + 1, listed), List.of(suppressedBy("opted_out"), suppressedBy("listed")));

        long erased = suppressedBy("erased");
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        assertEquals(
                List.of(others, listed, erased + 1),
                List.of(suppressedBy("opted_out"), suppressedBy("listed"), suppressedBy("erased")));
        api().body("{\"callerId\":\"%s\"}".formatted(phone))
                .post("/v2/customers")
                .then()
                .statusCode(400)
                .body("code", equalTo("DO_NOT_CALL"));
    }

    @Test
    void whatIsRevokedCanBeEnrolledAgain() {
        UUID customer = database.customer(TestEnvironment.CLIENT, phone);
        UUID open = database.enrolment(TestEnvironment.CLIENT, customer, campaign, "pending");
        long listed = suppressedBy("listed");
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        Events.INBOX.accepts(Events.revoked(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        assertEquals(List.of("f"), isMarked(customer));
        assertEquals(listed, suppressedBy("listed"));
        assertEquals("cancelled", rows.text("SELECT status FROM customer_campaign WHERE id = ?", open));
    }

    /** Also of one that was listed before, or since. */
    @Test
    void anOptOutIsNotRevoked() {
        UUID customer = database.customer(TestEnvironment.CLIENT, phone);
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        rows.execute("UPDATE customer SET do_not_call = false WHERE id = ?", customer);
        optOut(customer);
        long others = suppressedBy("opted_out");
        Events.INBOX.accepts(Events.revoked(UUID.randomUUID(), TestEnvironment.CLIENT, phone));
        assertEquals(List.of("t"), isMarked(customer));
        assertEquals(others, suppressedBy("opted_out"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"numbers\": []}",
                "{\"numbers\": null}",
                "{\"numbers\": [null]}",
                "{\"numbers\": [{\"phone\": \"3001\"}]}",
                "{\"numbers\": [{\"phone\": \"3001\", \"phoneKey\": \"\"}]}",
                "{\"numbers\": [{\"phone\": \"3001\", \"phoneKey\": \"3001\", \"otherPhoneKey\": 1}]}"
            })
    void whatIsNoListOfNumbersIsRefused(String data) {
        UUID id = UUID.randomUUID();
        Events.INBOX
                .refuses(EventInbox.event(id, "numbers.listed", TestEnvironment.CLIENT, data), 422)
                .body("code", equalTo("VALIDATION_ERROR"));
        assertEquals(0, rows.number("SELECT count(*) FROM inbox_event WHERE event_id = ?", id));
    }

    @Test
    void onlyServicesMayTell() {
        wrong().body(Events.listed(UUID.randomUUID(), TestEnvironment.CLIENT, phone))
                .post(EventInbox.PATH)
                .then()
                .statusCode(401);
    }

    private static void optOut(UUID customer) {
        api().body("{\"doNotCall\":true}")
                .patch("/v2/customers/{id}", customer)
                .then()
                .statusCode(200);
    }

    private List<String> isMarked(UUID... customers) {
        return List.of(customers).stream()
                .map(id -> rows.text("SELECT do_not_call FROM customer WHERE id = ?", id))
                .toList();
    }

    private long suppressedBy(String reason) {
        return rows.number(
                "SELECT count(*) FROM suppressed_number WHERE client_id = ? AND reason = ?",
                TestEnvironment.CLIENT,
                reason);
    }

    private long waiting() {
        return rows.number("SELECT count(*) FROM outbox_event WHERE strpos(data::text, ?) > 0", phone);
    }
}
