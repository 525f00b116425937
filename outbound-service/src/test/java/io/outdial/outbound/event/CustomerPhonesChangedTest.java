package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.EventInbox;
import io.outdial.platform.testing.Rows;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chains follow the numbers of their customers (ADR 66). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CustomerPhonesChangedTest {

    final Rows rows = new Rows();

    private final UUID customer = UUID.randomUUID();
    private final UUID enrolment = UUID.randomUUID();
    private final Map<String, String> phones =
            Stream.of("A", "B", "C", "D").collect(Collectors.toMap(name -> name, name -> newPhone()));
    private RecordFixture fixture;
    private UUID campaign;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
        campaign = UUID.fromString(fixture.campaignId());
    }

    @Test
    void aNumberKeepsItsKind() {
        Events.INBOX.accepts(EventInbox.event(
                UUID.randomUUID(),
                "enrolment.begun",
                fixture.client,
                "{\"customerId\":\"%s\",\"campaignId\":\"%s\",\"enrolmentId\":\"%s\",\"numbers\":[%s,%s,%s]}"
                        .formatted(
                                customer,
                                campaign,
                                enrolment,
                                number("A"),
                                number("B", "mobile"),
                                number("C", "other"))));
        assertEquals(
                List.of("0", "4", "0"),
                rows.texts(
                        "SELECT phone_type FROM outbound_record WHERE enrolment_id = ? ORDER BY chain_n", enrolment));
    }

    /** Statuses: 1 has its turn, 9 waits for it, 5 is cancelled. */
    @ParameterizedTest
    @CsvSource({
        "A,     A B,   A1 B9",
        "A,     B A,   A1 B9",
        "A,     B C,   B1 C9",
        "A B,   A,     A1 B5",
        "A B,   B,     A5 B1",
        "A B,   B A,   A1 B9",
        "A B,   B C,   C1 B9",
        "A B C, D,     D1 B5 C5"
    })
    void theChainHasTheNumbersOfTheCustomer(String former, String numbers, String chain) {
        begin(former);
        String event = changed(former, numbers);
        assertEquals(List.of("applied", "applied"), Events.INBOX.results(event, event));
        assertEquals(chain, chain());
        assertEquals(
                "1",
                rows.text(
                        "SELECT count(*) FROM outbound_record WHERE client_id = ? AND campaign_id = ? AND due_at IS NOT NULL",
                        fixture.client,
                        campaign));
    }

    /** What has been told says the same when it comes again by an event of its own. */
    @Test
    void aChangeThatIsRepeatedChangesNothing() {
        begin("A");
        Events.INBOX.accepts(changed("A", "A B"));
        Events.INBOX.accepts(changed("A", "A B"));
        assertEquals("A1 B9", chain());
    }

    @Test
    void aNewNumberIsLikeTheOthersOfItsChain() {
        begin("A");
        Events.INBOX.accepts(changed("A", "A B"));
        assertEquals("1", rows.text("""
                        SELECT count(DISTINCT (calling_list_id, priority, name, user_data, window_id, timezone, source_id))
                          FROM outbound_record WHERE chain_id = ?
                        """, chainId()));
        assertEquals(
                "2",
                rows.text("SELECT phone_type FROM outbound_record WHERE phone_key = ?", Events.key(phones.get("B"))));
    }

    @Test
    void aNewNumberThatMustNotBeCalledIsLeftOut() {
        RecordRequest.byNumber(fixture, phones.get("B")).accepted();
        begin("A");
        Events.INBOX.accepts(changed("A", "A B"));
        assertEquals("A1", chain());
    }

    /** Nobody is called twice for one campaign. */
    @Test
    void aNewNumberThatTheCampaignCallsAlreadyIsLeftOut() {
        fixture.record(phones.get("B"));
        begin("A");
        Events.INBOX.accepts(changed("A", "A B"));
        assertEquals("A1", chain());
    }

    @Test
    void aRemovedNumberThatAnAgentHasIsTakenFromHim() {
        begin("A B");
        UUID attempt = fixture.hold(chainId());
        Events.INBOX.accepts(changed("A B", "B"));
        assertEquals("A5 B1", chain());
        assertEquals("cancelled", rows.text("SELECT ended_by FROM attempt WHERE id = ?", attempt));
    }

    /** It has ended, and nobody begins it again. */
    @Test
    void aChainThatHasEndedGetsNoNumbers() {
        begin("A");
        fixture.execute(
                "UPDATE outbound_record SET record_status = 3, call_result = 33, due_at = NULL, ended_at = now() WHERE chain_id = ?",
                chainId());
        Events.INBOX.accepts(changed("A", "A B"));
        assertEquals("A3", chain());
    }

    private void begin(String names) {
        Events.INBOX.accepts(
                Events.begun(fixture.client, campaign, customer, enrolment, ",\"name\":\"New Name\"", numbers(names)));
    }

    private String changed(String former, String numbers) {
        return EventInbox.event(UUID.randomUUID(), "customer.changed", fixture.client, """
                {"customerId":"%s","former":%s,"formerFurther":[%s],"number":%s,"further":[%s],"name":"New Name"}
                """.formatted(
                        customer, first(former), further(former), first(numbers), further(numbers)));
    }

    private String first(String names) {
        return number(names.split(" ")[0]);
    }

    private String further(String names) {
        return Stream.of(names.split(" "))
                .skip(1)
                .map(name -> number(name, "work"))
                .collect(Collectors.joining(","));
    }

    private String number(String name) {
        return "{\"phone\":\"%s\",\"phoneKey\":\"%s\"}".formatted(phones.get(name), Events.key(phones.get(name)));
    }

    private String number(String name, String type) {
        return number(name).replace("}", ",\"type\":\"" + type + "\"}");
    }

    private String[] numbers(String names) {
        return Stream.of(names.split(" ")).map(phones::get).toArray(String[]::new);
    }

    private long chainId() {
        return rows.number("SELECT max(chain_id) FROM outbound_record WHERE enrolment_id = ?", enrolment);
    }

    private String chain() {
        List<String> chain = rows.texts(
                "SELECT phone_key || ' ' || record_status FROM outbound_record WHERE chain_id = ? ORDER BY chain_n",
                chainId());
        return chain.stream()
                .map(line -> phones.entrySet().stream()
                                .filter(phone -> line.startsWith(Events.key(phone.getValue()) + " "))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining())
                        + line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.joining(" "));
    }
}
