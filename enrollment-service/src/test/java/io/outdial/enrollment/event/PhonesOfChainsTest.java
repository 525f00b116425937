package io.outdial.enrollment.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A chain of several numbers gives them to its customer, and a mark of any of them ends it (ADR 66). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class PhonesOfChainsTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final String first = Database.phone();
    private final String second = Database.phone();
    private final String third = Database.phone();
    private final UUID campaign = OutboundStub.campaign();
    private final long chain = newChain();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void whoIsMadeHasAllNumbersOfTheChain() {
        Events.INBOX.accepts(added(chain, first, second, third, second));
        assertEquals(first + " " + second + " " + third, numbers(customer()));
    }

    @Test
    void whoIsThereGetsTheNumbersThatAreMissing() {
        UUID customer = database.customer(CLIENT, second);
        Events.INBOX.accepts(added(chain, first, second));
        assertEquals(second + " " + first, numbers(customer.toString()));
        Events.INBOX.accepts(added(newChain(), first, third));
        assertEquals(second + " " + first + " " + third, numbers(customer.toString()));
        assertEquals("outbound-service", rows.text("SELECT updated_by FROM customer WHERE id = ?", customer));
    }

    /** An agent may add a number to a chain. */
    @Test
    void aNumberThatJoinsAChainIsTheCustomersToo() {
        Events.INBOX.accepts(added(chain, first));
        String customer = customer();
        Events.INBOX.accepts(added(chain, second));
        assertEquals(first + " " + second, numbers(customer));
    }

    @Test
    void nobodyGetsMoreNumbersThanAChainHas() {
        String[] many = IntStream.range(0, 12).mapToObj(n -> Database.phone()).toArray(String[]::new);
        Events.INBOX.accepts(added(chain, many));
        assertEquals(
                10,
                numbers(rows.text("SELECT id FROM customer WHERE phone_key = ?", many[0]))
                        .split(" ")
                        .length);
        UUID there = database.customer(CLIENT, first);
        many[11] = first;
        Events.INBOX.accepts(added(newChain(), many));
        assertEquals(1, numbers(there.toString()).split(" ").length, "the chain is the other one's");
    }

    /** Whichever comes first: nobody is called at the number that nobody has listed either. */
    @ParameterizedTest
    @ValueSource(strings = {"added listed", "listed added"})
    void aMarkOfALaterNumberEndsTheEnrolment(String order) {
        accept(order);
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", customer()));
        if (order.startsWith("added")) {
            assertEquals(List.of("cancelled"), statuses(customer()));
            JsonNode ended = await().until(
                            () -> OutboundStub.eventsOf(UUID.fromString(customer())), events -> !events.isEmpty())
                    .get(0);
            assertEquals("enrolment.ended", ended.path("type").asText());
            assertEquals(List.of(chain), List.of(ended.at("/data/chainIds/0").asLong()));
        } else {
            assertEquals(List.of(), statuses(customer()));
            assertTrue(announced().path("doNotCall").asBoolean());
        }
    }

    /** Outbound-service knows that of the number itself. */
    @Test
    void aChainWhoseOnlyNumberIsListedIsOutboundServicesOwn() {
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), CLIENT, first));
        Events.INBOX.accepts(added(chain, first));
        assertTrue(announced().path("doNotCall").isMissingNode());
    }

    /** By another number, by which she is not marked. */
    @Test
    void whoMustNotBeCalledIsNotCalledAtANewNumber() {
        Events.INBOX.accepts(added(newChain(), first, second));
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), CLIENT, second));
        Events.INBOX.accepts(added(chain, first));
        assertTrue(announced().path("doNotCall").asBoolean());
    }

    /** A number that is listed is nobody's reason any more only if no other one is. */
    @ParameterizedTest
    @CsvSource({"first, t", "first second, f", "second first, f"})
    void whoMayBeCalledAgain(String revoked, String isMarked) {
        Events.INBOX.accepts(added(chain, first, second));
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), CLIENT, first, second));
        for (String name : revoked.split(" ")) {
            Events.INBOX.accepts(Events.revoked(UUID.randomUUID(), CLIENT, name.equals("first") ? first : second));
        }
        assertEquals(isMarked, rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", customer()));
    }

    /** A number that was listed before it was somebody's. */
    @Test
    void whoGetsAListedNumberIsMarked() {
        UUID customer = database.customer(CLIENT, first);
        UUID enrolment = database.enrolment(CLIENT, customer, UUID.randomUUID(), "awaiting_call");
        Events.INBOX.accepts(Events.listed(UUID.randomUUID(), CLIENT, second));
        Events.INBOX.accepts(added(chain, first, second));
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?", customer));
        assertEquals("cancelled", rows.text("SELECT status FROM customer_campaign WHERE id = ?", enrolment));
    }

    private void accept(String order) {
        Map<String, String> events = Map.of(
                "added", added(chain, first, second), "listed", Events.listed(UUID.randomUUID(), CLIENT, second));
        Stream.of(order.split(" "))
                .map(events::get)
                .forEach(event -> assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event)));
    }

    private JsonNode announced() {
        return await().until(() -> OutboundStub.chainsTold(chain), chains -> !chains.isEmpty())
                .get(0);
    }

    private String customer() {
        return rows.text("SELECT id FROM customer WHERE client_id = ? AND phone_key = ?", CLIENT, first);
    }

    private List<String> statuses(String customer) {
        return rows.texts("SELECT status FROM customer_campaign WHERE customer_id = ?::uuid", customer);
    }

    private String numbers(String customer) {
        return rows.text("""
                        SELECT concat_ws(' ', phone_key, (SELECT string_agg(phone ->> 'key', ' ' ORDER BY n)
                                                            FROM jsonb_array_elements(phones -> 'further') WITH ORDINALITY AS each (phone, n)))
                          FROM customer WHERE id = ?::uuid
                        """, customer);
    }

    private String added(long ofChain, String... phones) {
        return Events.added(UUID.randomUUID(), CLIENT, ofChain, campaign, phones);
    }

    private static long newChain() {
        return ThreadLocalRandom.current().nextLong(1L << 52);
    }
}
