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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open enrolments in a campaign that is over are cancelled, however many there are (ADR 59). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class CampaignEndedTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final UUID campaign = UUID.randomUUID();

    final Database database = new Database();

    final Rows rows = new Rows();

    @ParameterizedTest
    @CsvSource({
        "pending,       cancelled, pending cancelled campaign",
        "awaiting_call, cancelled, awaiting_call cancelled campaign",
        "in_progress,   cancelled, in_progress cancelled campaign",
        "completed,     completed, ",
        "skipped,       skipped,   "
    })
    void openOnesAreCancelled(String before, String after, String history) {
        UUID enrolment = database.enrolment(CLIENT, database.customer(CLIENT), campaign, before);
        UUID elsewhere = database.enrolment(CLIENT, database.customer(CLIENT), UUID.randomUUID(), "pending");
        UUID theirs = database.enrolment(
                TestEnvironment.OTHER_CLIENT, database.customer(TestEnvironment.OTHER_CLIENT), campaign, "pending");
        String event = ended(Instant.now());
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        awaitEnd();
        assertEquals(after, status(enrolment));
        assertEquals(history == null ? List.of() : List.of(history), rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, enrolment));
        assertEquals("pending", status(elsewhere));
        assertEquals("pending", status(theirs));
    }

    /** The campaign was opened again. */
    @Test
    void whatBeganLaterStays() {
        UUID enrolment = database.enrolment(CLIENT, database.customer(CLIENT), campaign, "pending");
        Events.INBOX.accepts(ended(Instant.parse("2025-12-31T00:00:00Z")));
        awaitEnd();
        assertEquals("pending", status(enrolment));
    }

    @Test
    void manyEndInPortions() {
        UUID customer = database.customer(CLIENT);
        rows.execute("""
                INSERT INTO customer (client_id, id, caller_id, phone_key, created_at, updated_at)
                SELECT client_id, gen_random_uuid(), ?, phone_key, now(), now() FROM customer, generate_series(1, 1100) WHERE id = ?
                """, campaign.toString(), customer);
        rows.execute("""
                INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
                SELECT client_id, gen_random_uuid(), id, ?, 'awaiting_call', now(), now() FROM customer WHERE client_id = ? AND caller_id = ?
                """, campaign, CLIENT, campaign.toString());
        Events.INBOX.accepts(ended(Instant.now()));
        awaitEnd();
        assertEquals(
                1_100,
                rows.number(
                        "SELECT count(*) FROM customer_campaign WHERE campaign_id = ? AND status = 'cancelled'",
                        campaign));
    }

    private String ended(Instant at) {
        return EventInbox.event(
                UUID.randomUUID(),
                "campaign.ended",
                CLIENT,
                "{\"campaignId\":\"%s\",\"endedAt\":\"%s\"}".formatted(campaign, at));
    }

    private void awaitEnd() {
        await().until(() -> rows.number("SELECT count(*) FROM ending_campaign WHERE campaign_id = ?", campaign) == 0);
    }

    private String status(UUID enrolment) {
        return rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment);
    }
}
