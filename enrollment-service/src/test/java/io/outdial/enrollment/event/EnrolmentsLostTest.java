package io.outdial.enrollment.event;

import static org.awaitility.Awaitility.await;
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
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Enrolments whose records outbound-service has lost with its database begin again (ADR 68). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class EnrolmentsLostTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final UUID campaign = OutboundStub.campaign();
    private final long chain = ThreadLocalRandom.current().nextLong(1L << 52);

    final Database database = new Database();

    final Rows rows = new Rows();

    /** One that has ended stays so, and one that another chain is called by goes on. */
    @ParameterizedTest
    @CsvSource({
        "pending,       false, pending,       enrolment.begun",
        "awaiting_call, false, awaiting_call, enrolment.begun",
        "in_progress,   false, awaiting_call, enrolment.begun",
        "in_progress,   true,  in_progress,   ",
        "completed,     false, completed,     ",
    })
    void whoIsStillToBeCalledIsToldAgain(String before, boolean hasAnother, String after, String told) {
        UUID customer = database.customer(CLIENT);
        UUID enrolment = database.enrolment(CLIENT, customer, campaign, before);
        chain(customer, enrolment, chain);
        if (hasAnother) {
            chain(customer, enrolment, chain + 1);
        }
        String event = lost(customer, enrolment);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        assertEquals(after, rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment));
        assertEquals(0, rows.number("SELECT count(*) FROM chain WHERE chain_id = ?", chain));
        List<String> expected = told == null ? List.of() : List.of(told);
        await().until(() -> rows.number("SELECT count(*) FROM outbox_event WHERE key = ?", customer.toString()) == 0);
        assertEquals(
                expected,
                OutboundStub.eventsOf(customer).stream()
                        .map(each -> each.path("type").asText())
                        .toList());
        assertEquals(
                before.equals(after) ? List.of() : List.of("in_progress awaiting_call outbound-service"),
                rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, enrolment));
    }

    private void chain(UUID customer, UUID enrolment, long id) {
        rows.execute(
                "INSERT INTO chain (client_id, chain_id, customer_id, campaign_id, enrolment_id, created_at) VALUES (?, ?, ?, ?, ?, now())",
                CLIENT,
                id,
                customer,
                campaign,
                enrolment);
    }

    private String lost(UUID customer, UUID enrolment) {
        return EventInbox.event(
                UUID.randomUUID(),
                "enrolments.lost",
                CLIENT,
                "{\"enrolments\":[{\"enrolmentId\":\"%s\",\"customerId\":\"%s\",\"campaignId\":\"%s\",\"chainIds\":[%d]}]}"
                        .formatted(enrolment, customer, campaign, chain));
    }
}
