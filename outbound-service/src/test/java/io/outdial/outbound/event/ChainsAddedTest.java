package io.outdial.outbound.event;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.outbound.EnrollmentStub;
import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.AddRequest;
import io.outdial.outbound.record.Addition;
import io.outdial.outbound.record.Admission;
import io.outdial.outbound.record.NewChainRepository;
import io.outdial.outbound.record.NewRecord;
import io.outdial.outbound.record.NewRecordRepository;
import io.outdial.outbound.record.NewRecordRepository.Waiting;
import io.outdial.outbound.record.PhoneType;
import io.outdial.outbound.record.Placement;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever adds records, the statement that adds them tells enrollment-service of their chains (ADR 57). */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class ChainsAddedTest {

    private static final Admission ADMISSION = new Admission(null, true, true, null);

    final DataSource database = TestEnvironment.database();

    @Inject
    Pool pool;

    @Inject
    NewRecordRepository records;

    @Inject
    NewChainRepository chains;

    private final String phone = newPhone();
    private RecordFixture fixture;
    private UUID campaign;
    private UUID list;

    @BeforeEach
    void campaigns() {
        fixture = new RecordFixture();
        campaign = UUID.fromString(fixture.campaignId());
        list = UUID.fromString(fixture.text(
                "SELECT id FROM calling_list WHERE client_id = ? AND name = ?", fixture.client, fixture.list));
    }

    @AfterEach
    void theReceiverAnswersAgain() {
        EnrollmentStub.answers(204);
    }

    @Test
    void aLeadIsToldOnce() {
        Leads.add(fixture.campaign, phone).stored();
        add(false, phone);
        await().until(() -> !announced(phone).isEmpty());
        assertEquals(
                List.of("%s %s %s %s Lee".formatted(handle(phone), campaign, phone, Events.key(phone))),
                announced(phone).stream()
                        .map(number -> Stream.of("chainId", "campaignId", "phone", "phoneKey", "name")
                                .map(field -> number.path(field).asText())
                                .reduce((a, b) -> a + " " + b)
                                .orElseThrow())
                        .toList());
    }

    @Test
    void theNumbersOfAChainAreToldTogetherInTheirOrder() {
        String second = newPhone();
        add(true, phone, second);
        await().until(() -> !announced(second).isEmpty());
        JsonNode event = EnrollmentStub.eventsAbout(Events.key(second)).get(0);
        assertEquals(
                List.of(Events.key(phone), Events.key(second)),
                event.path("data").findValuesAsText("phoneKey"));
        assertEquals(List.of(handle(phone), handle(phone)), event.path("data").findValuesAsText("chainId"));
    }

    @Test
    void manyAreToldInEventsOfFiveHundred() {
        EnrollmentStub.answers(503);
        String[] phones = Stream.generate(RecordFixture::newPhone).limit(1_001).toArray(String[]::new);
        add(false, phones);
        assertEquals("1 500 500", fixture.text("""
                        SELECT string_agg(numbers::text, ' ' ORDER BY numbers)
                          FROM (SELECT jsonb_array_length(data -> 'numbers') AS numbers FROM outbox_event
                                 WHERE type = 'chains.added' AND data -> 'numbers' -> 0 ->> 'campaignId' = ?) AS events
                        """, campaign.toString()));
    }

    @Test
    void aNumberThatIsNotStoredIsNotTold() {
        RecordRequest.byNumber(fixture, phone).accepted();
        Leads.add(fixture.campaign, phone).refusedAsDoNotCall();
        assertEquals("0", waiting());
        assertEquals(List.of(), announced(phone));
    }

    @Test
    void ofAnErasedPersonNothingIsTold() {
        fixture.execute(
                "UPDATE campaign SET applies_dnc = false WHERE client_id = ? AND id = ?", fixture.client, campaign);
        fixture.record(phone);
        Events.INBOX.accepts(Events.erased(UUID.randomUUID(), fixture, phone));
        Leads.add(fixture.campaign, phone).stored();
        assertEquals("0", waiting());
        assertEquals(List.of(), announced(phone));
    }

    /** Others of the same set are still told of. */
    @Test
    void aChainThatIsTakenBackIsNotTold() {
        EnrollmentStub.answers(503);
        String second = newPhone();
        String other = newPhone();
        pool.withTransaction(connection -> {
                    SqlCarrier transaction = SqlCarrier.of(connection);
                    return chains.drawHandles(transaction, 1).chain(chain -> {
                        List<AddRequest> set = new ArrayList<>(chained(chain.get(0), phone, second));
                        set.add(new AddRequest(record(other, Placement.OF_LEAD), ADMISSION));
                        return records.addAll(transaction, set, Waiting.FOR_EVERYBODY)
                                .chain(added -> chains.withdraw(
                                        transaction,
                                        fixture.client,
                                        added.subList(0, 2).stream()
                                                .map(Addition::handle)
                                                .toList()));
                    });
                })
                .await()
                .indefinitely();
        assertEquals("0", waiting());
        EnrollmentStub.answers(204);
        await().until(() -> !announced(other).isEmpty());
        assertEquals(1, announced(other).size());
        assertTrue(announced(phone).isEmpty() && announced(second).isEmpty());
    }

    private void add(boolean isChain, String... phones) {
        pool.withTransaction(connection -> {
                    SqlCarrier transaction = SqlCarrier.of(connection);
                    return chains.drawHandles(transaction, 1)
                            .chain(chain -> records.addAll(
                                    transaction,
                                    isChain
                                            ? chained(chain.get(0), phones)
                                            : Stream.of(phones)
                                                    .map(each ->
                                                            new AddRequest(record(each, Placement.OF_LEAD), ADMISSION))
                                                    .toList(),
                                    Waiting.FOR_EVERYBODY));
                })
                .await()
                .indefinitely();
    }

    private List<AddRequest> chained(long chain, String... phones) {
        List<AddRequest> set = new ArrayList<>();
        for (String each : phones) {
            Placement.Link link = new Placement.Link(chain, set.size());
            set.add(new AddRequest(
                    record(each, new Placement(PhoneType.NO_CONTACT_TYPE, WindowKey.UNSAID, null, null, link, null)),
                    ADMISSION));
        }
        return set;
    }

    private NewRecord record(String each, Placement placement) {
        return new NewRecord(
                fixture.client,
                campaign,
                list,
                PhoneNumber.of(each, "US").orElseThrow(),
                1,
                null,
                "Cleo",
                null,
                null,
                Map.of(),
                placement);
    }

    private String handle(String each) {
        return fixture.text(
                "SELECT handle FROM outbound_record WHERE client_id = ? AND phone_key = ?",
                fixture.client,
                Events.key(each));
    }

    /** What was said about the number, each time. */
    private static List<JsonNode> announced(String each) {
        return EnrollmentStub.eventsAbout(Events.key(each)).stream()
                .filter(event -> event.path("type").asText().equals("chains.added"))
                .flatMap(event ->
                        StreamSupport.stream(event.path("data").path("numbers").spliterator(), false))
                .filter(number -> number.path("phoneKey").asText().equals(Events.key(each)))
                .toList();
    }

    private String waiting() {
        return fixture.text(
                "SELECT count(*) FROM outbox_event WHERE client_id = ? AND type = 'chains.added' AND strpos(data::text, ?) > 0",
                fixture.client,
                phone);
    }
}
