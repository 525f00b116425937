package io.outdial.enrollment.event;

import static io.outdial.enrollment.Api.api;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a chain becomes of the enrolment (ADR 58). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class ChainsChangedTest {

    private static final UUID CLIENT = TestEnvironment.CLIENT;

    private final String phone = Database.phone();
    private final UUID campaign = OutboundStub.campaign();
    private final long chain = newChain();

    final Database database = new Database();

    final Rows rows = new Rows();

    @ParameterizedTest
    @CsvSource({
        "held, in_progress",
        "ended reached, completed",
        "ended bad_number, failed",
        "ended attempts_used, exceeded_max_calls",
        "ended expired, expired",
        "ended cancelled, cancelled",
        "ended do_not_call, cancelled"
    })
    void theEnrolmentFollows(String state, String status) {
        take(added());
        take(changed(7, state));
        assertEquals(status, status());
        assertEquals(List.of("awaiting_call " + status), history());
    }

    @Test
    void theHistoryHasEachChangeAndWhoseItIs() {
        take(added());
        take(changed(1, "held"), changed(2, "waiting"), changed(3, "held"), changed(4, "ended reached"));
        api().queryParam("sortOrder", "asc")
                .get("/v2/customers/{id}/campaigns/{campaign}/history", customer(), campaign)
                .then()
                .statusCode(200)
                .body("items.newStatus", contains("in_progress", "awaiting_call", "in_progress", "completed"))
                .body("items[3].changedBy", equalTo("outbound-service"));
    }

    /** However events overtake each other, and though each comes twice. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "added held ended",
                "added ended held",
                "held added ended",
                "held ended added",
                "ended added held",
                "ended held added"
            })
    void inWhicheverOrderTheyCome(String order) {
        Map<String, String> events =
                Map.of("added", added(), "held", changed(1, "held"), "ended", changed(2, "ended attempts_used"));
        for (String event : order.split(" ")) {
            take(events.get(event), events.get(event));
        }
        assertEquals("exceeded_max_calls", status());
        List<String> history = history();
        assertEquals("exceeded_max_calls", history.get(history.size() - 1).split(" ")[1]);
    }

    /** Each of the events that end an enrolment, before and after each other: one end, which stays. */
    @ParameterizedTest
    @CsvSource({
        "listed, ended reached, cancelled",
        "ended reached, listed, completed",
        "listed, ended do_not_call, cancelled",
        "ended do_not_call, listed, cancelled",
        "listed, held, cancelled",
        "held, listed, cancelled",
        "ended expired, waiting, expired"
    })
    void whatHasEndedStaysEnded(String first, String second, String status) {
        take(added());
        take(event(first, 1), event(second, 2), event(first, 1));
        assertEquals(status, status());
        assertEquals(
                1, history().stream().filter(row -> row.endsWith(" " + status)).count());
    }

    @Test
    void whatWasEndedByAClientStaysSo() {
        take(added());
        api().body("{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"status\":\"failed\"}"
                        .formatted(customer(), campaign))
                .patch("/v2/customers/campaign-status")
                .then()
                .statusCode(200);
        take(changed(1, "ended cancelled"), changed(2, "held"));
        assertEquals("failed", status());
    }

    /** The enrolment goes on as long as one of its chains does. */
    @Test
    void severalChainsAreOneEnrolment() {
        long second = newChain();
        take(added(), Events.added(UUID.randomUUID(), CLIENT, second, campaign, phone));
        take(changed(1, "ended reached"));
        assertEquals("awaiting_call", status());
        take(Events.changed(CLIENT, 2, second, campaign, "ended bad_number"));
        assertEquals("completed", status());
    }

    @Test
    void aChainThatIsReplacedEndsNothing() {
        long second = newChain();
        take(added());
        take(changed(1, "held"), changed(2, "ended replaced"));
        assertEquals("awaiting_call", status());
        take(Events.added(UUID.randomUUID(), CLIENT, second, campaign, phone));
        take(Events.changed(CLIENT, 3, second, campaign, "ended reached"));
        assertEquals("completed", status());
    }

    @Test
    void anotherClientsChainOfTheSameNumberIsAnother() {
        take(added());
        take(Events.changed(TestEnvironment.OTHER_CLIENT, 9, chain, campaign, "ended reached"));
        assertEquals("awaiting_call", status());
    }

    @Test
    void manyAreOneSetAndMayComeAtOnce() {
        List<Long> chains = IntStream.range(0, 100).mapToObj(n -> newChain()).toList();
        take(chains.stream()
                .map(each -> Events.added(UUID.randomUUID(), CLIENT, each, campaign, Database.phone()))
                .toArray(String[]::new));
        List<String> events = new ArrayList<>();
        for (long each : chains) {
            events.add(Events.changed(CLIENT, 1, each, campaign, "held"));
            events.add(Events.changed(CLIENT, 2, each, campaign, "ended reached"));
        }
        Collections.shuffle(events);
        IntStream.range(0, 4)
                .parallel()
                .forEach(n -> take(events.subList(n * 50, n * 50 + 50).toArray(String[]::new)));
        assertEquals(
                100,
                rows.number(
                        "SELECT count(*) FROM customer_campaign WHERE campaign_id = ? AND status = 'completed'",
                        campaign));
    }

    /** Nobody waits for anybody in a circle. */
    @Test
    void endsOfAllKindsAtTheSameMomentAreOneEnd() {
        List<Long> chains = LongStream.range(0, 20).mapToObj(n -> newChain()).toList();
        List<String> phones = Stream.generate(Database::phone).limit(20).toList();
        take(IntStream.range(0, 20)
                .mapToObj(n -> Events.added(UUID.randomUUID(), CLIENT, chains.get(n), campaign, phones.get(n)))
                .toArray(String[]::new));
        Stream.<Runnable>of(
                        () -> take(Events.listed(UUID.randomUUID(), CLIENT, phones.toArray(String[]::new))),
                        () -> take(chains.stream()
                                .map(each -> Events.changed(CLIENT, 1, each, campaign, "held"))
                                .toArray(String[]::new)),
                        () -> take(chains.stream()
                                .map(each -> Events.changed(CLIENT, 2, each, campaign, "ended reached"))
                                .toArray(String[]::new)),
                        () -> take(IntStream.range(0, 20)
                                .mapToObj(n -> Events.added(
                                        UUID.randomUUID(), CLIENT, newChain(), campaign, phones.get(19 - n)))
                                .toArray(String[]::new)))
                .parallel()
                .forEach(Runnable::run);
        assertEquals(List.of("20 20"), rows.texts("""
                SELECT count(*) || ' ' || count(*) FILTER (WHERE status IN ('completed', 'cancelled', 'awaiting_call'))
                  FROM customer_campaign WHERE campaign_id = ?
                """, campaign));
        assertEquals(0, rows.number("""
                SELECT count(*) FROM (SELECT customer_campaign_id FROM customer_campaign_status_history AS history
                          JOIN customer_campaign AS enrolment ON enrolment.id = customer_campaign_id
                         WHERE campaign_id = ? AND new_status IN ('completed', 'cancelled')
                         GROUP BY customer_campaign_id HAVING count(*) > 1) AS twice
                """, campaign));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\":1,\"chains\":[{\"chainId\":1,\"campaignId\":\"%1$s\",\"state\":\"lost\",\"ends\":[]}]}",
                "{\"version\":1,\"chains\":[{\"chainId\":1,\"campaignId\":\"x\",\"state\":\"held\",\"ends\":[]}]}",
                "{\"version\":1,\"chains\":[{\"chainId\":1,\"campaignId\":\"%1$s\",\"state\":\"held\"}]}"
            })
    void whatIsNoStateIsRefusedAndHoldsUpNothing(String data) {
        take(added());
        String wrong = EventInbox.event(UUID.randomUUID(), "chains.changed", CLIENT, data.formatted(campaign));
        assertEquals(List.of("refused", "applied"), Events.INBOX.results(wrong, changed(1, "held")));
        assertEquals("in_progress", status());
    }

    private String event(String words, long version) {
        return words.equals("listed") ? Events.listed(UUID.randomUUID(), CLIENT, phone) : changed(version, words);
    }

    private String added() {
        return Events.added(UUID.randomUUID(), CLIENT, chain, campaign, phone);
    }

    private String changed(long version, String state) {
        return Events.changed(CLIENT, version, chain, campaign, state);
    }

    private static void take(String... events) {
        assertEquals(Collections.nCopies(events.length, "applied"), Events.INBOX.results(events));
    }

    private String customer() {
        return rows.text("SELECT id FROM customer WHERE client_id = ? AND phone_key = ?", CLIENT, phone);
    }

    private String status() {
        return rows.text(
                "SELECT status FROM customer_campaign WHERE customer_id = ?::uuid AND campaign_id = ?",
                customer(),
                campaign);
    }

    private List<String> history() {
        return rows.texts("""
                SELECT previous_status || ' ' || new_status FROM customer_campaign_status_history AS history
                  JOIN customer_campaign AS enrolment ON enrolment.id = customer_campaign_id
                 WHERE campaign_id = ? ORDER BY history.id
                """, campaign);
    }

    private static long newChain() {
        return ThreadLocalRandom.current().nextLong(1L << 52);
    }
}
