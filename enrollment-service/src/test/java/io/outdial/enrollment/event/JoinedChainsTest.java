package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two customers with one number are called once for a campaign, and both enrolments follow that call (ADR 67). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class JoinedChainsTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final UUID campaign = OutboundStub.campaign();
    private final String phone = Database.phone();
    private final long chain = ThreadLocalRandom.current().nextLong(1L << 52);

    final Database database = new Database();

    final Rows rows = new Rows();

    private UUID customer;
    private UUID joining;
    private UUID first;
    private UUID second;

    @BeforeEach
    void twoCustomersOfOneNumber() {
        customer = database.customer(CLIENT, phone);
        joining = database.customer(CLIENT, phone);
        first = database.enrolment(CLIENT, customer, campaign, "pending");
        second = database.enrolment(CLIENT, joining, campaign, "pending");
    }

    @Test
    void bothFollowTheChain() {
        received(customer, first, chain);
        received(joining, second, chain);
        assertEquals("awaiting_call awaiting_call", statuses());
        changed(1, "held");
        assertEquals("in_progress in_progress", statuses());
        changed(2, "waiting");
        assertEquals("awaiting_call awaiting_call", statuses());
        changed(3, "ended reached");
        assertEquals("completed completed", statuses());
        assertEquals(
                List.of(
                        "pending awaiting_call",
                        "awaiting_call in_progress",
                        "in_progress awaiting_call",
                        "awaiting_call completed"),
                rows.texts("""
                        SELECT previous_status || ' ' || new_status FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ? ORDER BY id
                        """, second));
    }

    @ParameterizedTest
    @CsvSource({"held, in_progress in_progress", "ended attempts_used, exceeded_max_calls exceeded_max_calls"})
    void whoJoinsIsWhereTheChainIs(String state, String statuses) {
        received(customer, first, chain);
        changed(1, state);
        received(joining, second, chain);
        assertEquals(statuses, statuses());
    }

    /** A chain that began with a lead has an owner, too. */
    @Test
    void aChainOfALeadIsJoined() {
        Events.INBOX.accepts(Events.added(UUID.randomUUID(), CLIENT, chain, campaign, phone));
        received(joining, second, chain);
        changed(1, "ended bad_number");
        assertEquals("failed failed", statuses());
    }

    /** Of its chains the one that goes on counts. */
    @Test
    void aChainOfItsOwnCountsBesideAnothers() {
        long own = chain + 1;
        received(customer, first, chain);
        received(joining, second, chain);
        Events.INBOX.accepts(received(joining, second, own, UUID.randomUUID()));
        changed(1, "ended attempts_used");
        assertEquals("exceeded_max_calls awaiting_call", statuses());
        Events.INBOX.accepts(Events.changed(CLIENT, 2, own, campaign, "ended reached"));
        assertEquals("exceeded_max_calls completed", statuses());
    }

    @Test
    void whoHasEndedStaysSo() {
        received(customer, first, chain);
        received(joining, second, chain);
        api().delete("/v2/campaigns/{campaign}/customers/{customer}", campaign, joining)
                .then()
                .statusCode(200);
        JsonNode ended = await().until(() -> OutboundStub.eventsOf(joining), events -> !events.isEmpty())
                .get(0);
        assertEquals(chain, ended.at("/data/chainIds/0").asLong());
        changed(1, "ended reached");
        assertEquals("completed cancelled", statuses());
    }

    @Test
    void whoWasErasedHasNoneLeft() {
        received(customer, first, chain);
        received(joining, second, chain);
        api().delete("/v2/customers/{id}", joining).then().statusCode(200);
        assertEquals(0, rows.number("SELECT count(*) FROM joined_chain WHERE chain_id = ?", chain));
    }

    @Test
    void whatIsToldTwiceIsNotedOnce() {
        received(customer, first, chain);
        received(joining, second, chain);
        received(joining, second, chain);
        received(customer, first, chain);
        assertEquals(1, rows.number("SELECT count(*) FROM joined_chain WHERE chain_id = ?", chain));
    }

    private void received(UUID ofCustomer, UUID enrolment, long ofChain) {
        Events.INBOX.accepts(received(ofCustomer, enrolment, ofChain, UUID.randomUUID()));
    }

    private String received(UUID ofCustomer, UUID enrolment, long ofChain, UUID id) {
        return EventInbox.event(
                id,
                "enrolments.received",
                CLIENT,
                "{\"enrolments\":[{\"enrolmentId\":\"%s\",\"customerId\":\"%s\",\"campaignId\":\"%s\",\"outcome\":\"queued\",\"chainId\":%d}]}"
                        .formatted(enrolment, ofCustomer, campaign, ofChain));
    }

    private void changed(int version, String state) {
        Events.INBOX.accepts(Events.changed(CLIENT, version, chain, campaign, state));
    }

    private String statuses() {
        return status(first) + " " + status(second);
    }

    private String status(UUID enrolment) {
        return rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment);
    }
}
