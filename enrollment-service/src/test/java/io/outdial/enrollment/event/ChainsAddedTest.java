package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.testing.EventInbox;
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

/** A lead that outbound-service has taken is a customer with an enrolment a moment later (ADR 57). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class ChainsAddedTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final String phone = Database.phone();
    private final UUID campaign = OutboundStub.campaign();
    private final long chain = newChain();

    final Database database = new Database();

    final Rows rows = new Rows();

    @Test
    void whoIsNotThereIsMadeAndEnrolled() {
        assertEquals(List.of("applied"), Events.INBOX.results(added(chain, phone)));
        String customer = customerOf(phone);
        api().get("/v2/customers/{id}", customer)
                .then()
                .statusCode(200)
                .body("status", equalTo("Lead"))
                .body("firstName", equalTo("Ada"))
                .body("lastName", equalTo("King Lovelace"))
                .body("callerId", equalTo(phone))
                .body("timezone", equalTo("America/Denver"))
                .body("createdBy", equalTo("outbound-service"))
                .body("doNotCall", equalTo(false))
                .body("enrolments.campaignId", contains(campaign.toString()))
                .body("enrolments.status", contains("awaiting_call"));
        JsonNode told = announced(chain);
        assertEquals(customer, told.path("customerId").asText());
        assertEquals(
                rows.text("SELECT id FROM customer_campaign WHERE customer_id = ?::uuid", customer),
                told.path("enrolmentId").asText());
        assertEquals(
                0,
                rows.number(
                        "SELECT count(*) FROM customer_campaign_status_history AS h JOIN customer_campaign AS e"
                                + " ON e.id = customer_campaign_id WHERE customer_id = ?::uuid",
                        customer));
    }

    @Test
    void whoHasOneOfTheNumbersIsFoundAndStaysAsSheIs() {
        UUID customer = database.customer(CLIENT, phone);
        Events.INBOX.accepts(added(chain, Database.phone(), phone));
        assertEquals(customer.toString(), announced(chain).path("customerId").asText());
        assertEquals(
                "Test Customer",
                rows.text("SELECT first_name || ' ' || last_name FROM customer WHERE id = ?", customer));
        assertEquals("awaiting_call", status(customer));
    }

    /** Ended stays ended. */
    @ParameterizedTest
    @CsvSource({
        "pending,            awaiting_call, pending awaiting_call outbound-service",
        "awaiting_call,      awaiting_call, ",
        "in_progress,        in_progress,   ",
        "completed,          completed,     ",
        "cancelled,          cancelled,     ",
        "exceeded_max_calls, exceeded_max_calls, "
    })
    void anEnrolmentThatIsThereIsJoined(String before, String after, String history) {
        UUID customer = database.customer(CLIENT, phone);
        UUID enrolment = database.enrolment(CLIENT, customer, campaign, before);
        Events.INBOX.accepts(added(chain, phone));
        assertEquals(after, status(customer));
        assertEquals(history == null ? List.of() : List.of(history), rows.texts("""
                        SELECT previous_status || ' ' || new_status || ' ' || changed_by FROM customer_campaign_status_history
                         WHERE customer_campaign_id = ?
                        """, enrolment));
        assertEquals(enrolment.toString(), announced(chain).path("enrolmentId").asText());
    }

    /** Whether the lead or the opt-out arrives first. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whoMustNotBeCalledIsNotEnrolled(boolean isListedFirst) {
        String listed = Events.listed(UUID.randomUUID(), CLIENT, phone);
        String added = added(chain, phone);
        for (String event : isListedFirst ? List.of(listed, added) : List.of(added, listed)) {
            assertEquals(
                    List.of("applied", "applied"),
                    List.of(
                            Events.INBOX.results(event).get(0),
                            Events.INBOX.results(event).get(0)));
        }
        String customer = customerOf(phone);
        assertEquals("t", rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", customer));
        assertEquals(
                isListedFirst ? List.of() : List.of("cancelled"),
                rows.texts("SELECT status FROM customer_campaign WHERE customer_id = ?::uuid", customer));
        assertEquals(isListedFirst, announced(chain).path("enrolmentId").isMissingNode());
    }

    /** What was cancelled stays so; who was not enrolled may be by a later lead. */
    @ParameterizedTest
    @CsvSource({
        "added listed revoked, f, cancelled",
        "listed added revoked, f, ''",
        "listed revoked added, f, awaiting_call"
    })
    void inWhicheverOrderAMarkIsTakenBack(String order, String isMarked, String statuses) {
        Map<String, String> events = Map.of(
                "added", added(chain, phone),
                "listed", Events.listed(UUID.randomUUID(), CLIENT, phone),
                "revoked", Events.revoked(UUID.randomUUID(), CLIENT, phone));
        for (String event : order.split(" ")) {
            assertEquals(List.of("applied", "applied"), Events.INBOX.results(events.get(event), events.get(event)));
        }
        String customer = customerOf(phone);
        assertEquals(isMarked, rows.text("SELECT do_not_call FROM customer WHERE id = ?::uuid", customer));
        assertEquals(
                statuses,
                String.join(
                        " ", rows.texts("SELECT status FROM customer_campaign WHERE customer_id = ?::uuid", customer)));
    }

    @Test
    void anErasedPersonDoesNotComeBack() {
        UUID customer = database.customer(CLIENT, phone);
        Events.INBOX.accepts(added(chain, phone));
        api().delete("/v2/customers/{id}", customer).then().statusCode(200);
        assertEquals(0, rows.number("SELECT count(*) FROM chain WHERE chain_id = ?", chain));
        Events.INBOX.accepts(added(newChain(), phone));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", phone));
    }

    @Test
    void aFurtherNumberOfAChainIsTheSamePersons() {
        Events.INBOX.accepts(added(chain, phone));
        String customer = announced(chain).path("customerId").asText();
        String second = Database.phone();
        Events.INBOX.accepts(added(chain, second));
        await().until(() -> tellings(chain).size() == 2);
        tellings(chain)
                .forEach(told -> assertEquals(customer, told.path("customerId").asText()));
        assertEquals(0, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", second));
    }

    @Test
    void itIsAppliedOnce() {
        UUID id = UUID.randomUUID();
        String event = Events.added(id, CLIENT, chain, campaign, phone);
        Events.INBOX.accepts(event);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        announced(chain);
        assertEquals(1, rows.number("SELECT count(*) FROM customer WHERE phone_key = ?", phone));
        assertEquals(1, tellings(chain).size());
    }

    /** Of many leads at once with few numbers each number is one customer, in as many campaigns as were named. */
    @Test
    void manyAreOneSet() {
        List<String> phones =
                IntStream.range(0, 40).mapToObj(n -> Database.phone()).toList();
        UUID other = UUID.randomUUID();
        String[] events = IntStream.range(0, 120)
                .mapToObj(n -> Events.added(
                        UUID.randomUUID(), CLIENT, newChain(), n < 80 ? campaign : other, phones.get(n % 40)))
                .toArray(String[]::new);
        assertEquals(
                120,
                Events.INBOX.results(events).stream().filter("applied"::equals).count());
        assertEquals(40, rows.number("SELECT count(*) FROM customer WHERE phone_key = ANY (?)", (Object)
                phones.toArray(String[]::new)));
        assertEquals(40, rows.number("SELECT count(*) FROM customer_campaign WHERE campaign_id = ?", campaign));
        assertEquals(40, rows.number("SELECT count(*) FROM customer_campaign WHERE campaign_id = ?", other));
        assertEquals(80, rows.number("SELECT count(*) FROM chain WHERE campaign_id = ?", campaign));
    }

    /** As large as the sender makes one: more than anybody may send who shows no credential. */
    @Test
    void anEventOfFiveHundredNumbersIsTaken() {
        String[] phones = Stream.generate(Database::phone).limit(500).toArray(String[]::new);
        phones[0] = phone;
        String event = Events.added(UUID.randomUUID(), CLIENT, "Ada ".repeat(50), chain, campaign, phones);
        assertTrue(event.length() > 128 * 1024);
        assertEquals(List.of("applied"), Events.INBOX.results(event));
        assertNotNull(customerOf(phone));
    }

    @Test
    void oneThatIsWrongDoesNotHoldUpTheOthers() {
        String another = Database.phone();
        Events.INBOX
                .outcomes(
                        added(chain, phone),
                        EventInbox.event(UUID.randomUUID(), "chains.added", CLIENT, "{\"numbers\":[{\"chainId\":1}]}"),
                        EventInbox.event(UUID.randomUUID(), "chains.unknown", CLIENT, "{}"),
                        Events.added(UUID.randomUUID(), UUID.randomUUID(), newChain(), campaign, phone),
                        added(newChain(), another))
                .body("outcomes.result", contains("applied", "refused", "refused", "refused", "applied"))
                .body("outcomes[1].reason", equalTo("is not the data of chains.added"))
                .body("outcomes[2].reason", equalTo("events of this type are not known here"))
                .body("outcomes[3].reason", equalTo("No client with this id"));
        assertNotNull(customerOf(another));
    }

    @Test
    void anotherClientsCustomerIsAnotherPerson() {
        UUID stranger = database.customer(TestEnvironment.OTHER_CLIENT, phone);
        Events.INBOX.accepts(added(chain, phone));
        assertNotEquals(stranger.toString(), customerOf(phone));
        assertEquals(0, rows.number("SELECT count(*) FROM customer_campaign WHERE customer_id = ?", stranger));
    }

    private String added(long ofChain, String... phones) {
        return Events.added(UUID.randomUUID(), CLIENT, ofChain, campaign, phones);
    }

    private String customerOf(String phoneKey) {
        return rows.text("SELECT id FROM customer WHERE client_id = ? AND phone_key = ?", CLIENT, phoneKey);
    }

    private String status(UUID customer) {
        return rows.text(
                "SELECT status FROM customer_campaign WHERE customer_id = ? AND campaign_id = ?", customer, campaign);
    }

    private static JsonNode announced(long chainId) {
        await().until(() -> !tellings(chainId).isEmpty());
        return tellings(chainId).get(0);
    }

    private static List<JsonNode> tellings(long chainId) {
        return OutboundStub.chainsTold(chainId);
    }

    private static long newChain() {
        return ThreadLocalRandom.current().nextLong(1L << 52);
    }
}
