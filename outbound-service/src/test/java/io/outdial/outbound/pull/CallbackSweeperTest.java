package io.outdial.outbound.pull;

import static io.outdial.outbound.record.RecordFixture.newPhone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.outbound.genesys.RecordRequest;
import io.outdial.outbound.record.RecordFixture;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each promised callback is told once, however many replicas look. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class CallbackSweeperTest {

    @Inject
    CallbackSweeper sweeper;

    private RecordFixture agent;

    @BeforeEach
    void anAgent() {
        agent = new RecordFixture().previews();
    }

    @Test
    void eightSweepersAtOnceTellEachCallbackOnce() {
        List<Long> records = IntStream.range(0, 8).mapToObj(n -> promised()).toList();
        desktopIsOpen();
        agent.execute("UPDATE agreed_callback SET agreed_at = now() WHERE member_id = ?", agent.member);
        agent.execute(
                "UPDATE outbound_record SET due_at = now() WHERE client_id = ? AND handle = ANY (?)",
                agent.client,
                records.toArray(Long[]::new));
        IntStream.range(0, 8).parallel().forEach(n -> sweep());
        await().until(() -> waiting() == 0);
        assertEquals(8, announced());
        sweep();
        assertEquals(8, announced());
    }

    @Test
    void whoHasNoDesktopIsToldWhenItOpensOne() {
        long record = promised();
        due(record);
        sweep();
        assertEquals(1, waiting());
        desktopIsOpen();
        await().until(() -> announced() == 1);
        assertEquals(0, waiting());
    }

    @Test
    void afterAQuarterOfAnHourItIsAnybodysAndNotTold() {
        long record = promised();
        due(record);
        agent.execute("UPDATE agreed_callback SET agreed_at = now() - interval '16 minutes' WHERE handle = ?", record);
        desktopIsOpen();
        await().until(() -> waiting() == 0);
        assertEquals(0, announced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CancelRecord", "DoNotCallRecord"})
    void whatHasEndedIsNotTold(String operation) {
        long record = promised();
        RecordRequest.byHandle(agent, record).with("operationName", operation).accepted();
        due(record);
        desktopIsOpen();
        await().until(() -> waiting() == 0);
        assertEquals(0, announced());
    }

    @Test
    void aLaterPromiseTakesThePlaceOfTheEarlierAndACallbackOfTheCampaignIsNobodys() {
        long record = promised();
        agent.execute("UPDATE outbound_record SET due_at = now() WHERE handle = ?", record);
        pull();
        promise(record, "Personal");
        assertEquals(1, waiting());
        agent.execute("UPDATE outbound_record SET due_at = now() WHERE handle = ?", record);
        pull();
        promise(record, "Campaign");
        due(record);
        desktopIsOpen();
        await().until(() -> waiting() == 0);
        assertEquals(0, announced());
    }

    private long promised() {
        long record = agent.record(newPhone());
        pull();
        promise(record, "Personal");
        return record;
    }

    private void promise(long record, String kind) {
        RecordRequest.byHandle(agent, record)
                .with("operationName", "RescheduleRecord")
                .with("callbackType", kind)
                .with("timestamp", Instant.now().getEpochSecond() + 3_600)
                .accepted();
    }

    private void pull() {
        RecordRequest.onCampaign(agent, "GetPreviewRecord").accepted();
    }

    private void due(long record) {
        agent.execute("UPDATE outbound_record SET due_at = now() WHERE handle = ? AND due_at IS NOT NULL", record);
        agent.execute("UPDATE agreed_callback SET agreed_at = now() WHERE handle = ?", record);
    }

    private void desktopIsOpen() {
        agent.execute(
                "INSERT INTO notification_session (id, client_id, member_id, browser_id, login, features, acknowledges, acked, replica) VALUES (?, ?, ?, 'b', 'l', '{}', false, 0, ?)",
                UUID.randomUUID().toString(),
                agent.client,
                agent.member,
                UUID.randomUUID());
    }

    private void sweep() {
        try {
            VertxContextSupport.subscribeAndAwait(sweeper::everySecond);
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private long waiting() {
        return number("SELECT count(*) FROM agreed_callback WHERE member_id = ?");
    }

    private long announced() {
        return number(
                "SELECT count(*) FROM notification, LATERAL (SELECT regexp_matches(messages, '\"notificationType\":\"ScheduledCall\"', 'g')) AS told WHERE member_id = ?");
    }

    private long number(String query) {
        return Long.parseLong(agent.text(query, agent.member));
    }
}
