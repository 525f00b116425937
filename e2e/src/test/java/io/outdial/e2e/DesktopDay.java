package io.outdial.e2e;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What an agent does with a desktop in a day, with whatever goes wrong in it. Each operation has a {@code referenceId}
 * of its own.
 */
final class DesktopDay {

    private static final int FINISHED = 20;
    /**
     * Pulled beside those: a chain, two callbacks, a mark, one while cut off, one in another session, one after a loss,
     * one at the end.
     */
    private static final int OTHERS = 8;

    private static final int CALLBACK_SECONDS = 2;

    private final DesktopAgent agent;
    private final DesktopClient.Kind kind;
    private final Losses losses;
    private final DesktopEvents events = new DesktopEvents();

    /** Lets a replica be lost when no desktop is in the middle of something. */
    interface Losses {

        void awaitNext() throws Exception;
    }

    DesktopDay(DesktopAgent agent, DesktopClient.Kind kind, Losses losses) {
        this.agent = agent;
        this.kind = kind;
        this.losses = losses;
    }

    void work(Wire wire) throws Exception {
        DesktopClient desktop = open(wire);
        try {
            agent.operateOnSession("StartContactCenterSession");
            events.awaitCount(DesktopEvents.DEVICES, 1);
            addNumbers();
            pullAndFinish();
            losses.awaitNext();
            for (int n = 1; n < FINISHED; n++) {
                pullAndFinish();
            }
            chain();
            callbacks();
            finish("DoNotCallRecord", pull(), object());
            networkCut(wire);
            sessionEnded(wire);
            losses.awaitNext();
            pullAndFinish();
            agent.operateOnSession("EndContactCenterSession");
            events.awaitCount(DesktopEvents.DEVICES, 2);
        } finally {
            desktop.close();
        }
        DesktopClient again = open(wire);
        try {
            pullAndFinish();
        } finally {
            again.close();
        }
        assertEveryEventCameOnceAndInOrder();
    }

    private DesktopClient open(Wire wire) throws Exception {
        String former = events.clientId();
        DesktopClient desktop = kind.open(wire.url() + "/api/v2/notifications", agent.session(), events);
        events.awaitSessionAfter(former);
        return desktop;
    }

    private void addNumbers() {
        String last = "";
        for (int n = 0; n < FINISHED + OTHERS; n++) {
            last = add(object());
        }
        events.awaitFirst(last);
    }

    /** A number that may be called at any hour: of the zones one is not at the end of its day. */
    private String add(ObjectNode more) {
        boolean isLate = Instant.now().toString().substring(11, 13).equals("23");
        more.put("callingList", agent.callingList())
                .put("phoneNumber", "+1" + ThreadLocalRandom.current().nextLong(2_000_000_000L, 10_000_000_000L))
                .put("phoneType", "Mobile")
                .put("timeZone", isLate ? "EST" : "GMT")
                .put("from", 0)
                .put("until", 86_399);
        return agent.operateOnRecord("AddRecord", null, more, 1);
    }

    private void pullAndFinish() {
        finish("CompleteRecord", pull(), object().put("callResult", "Answer"));
    }

    private JsonNode pull() {
        JsonNode event = events.awaitFirst(agent.operateOnCampaign("GetPreviewRecord"));
        assertEquals("PreviewRecord", event.path("notificationType").textValue(), event::toString);
        return event.at("/record/userData");
    }

    private void finish(String operation, JsonNode record, ObjectNode more) {
        events.awaitFirst(agent.operateOnRecord(operation, record, more, 1));
    }

    /** A second number of the person, and the chain asked for while the agent has the first. */
    private void chain() {
        JsonNode record = pull();
        events.awaitFirst(
                add(object().put("chainId", record.path("GSW_CHAIN_ID").asLong())));
        String asked = agent.operateOnRecord("GetChainedRecord", record, object(), 2);
        finish("CompleteRecord", record, object().put("callResult", "Answer"));
        assertEquals(
                List.of("ChainedRecord", "ChainedRecordsDataEnd"),
                events.on(DesktopEvents.OUTBOUND).stream()
                        .filter(event -> asked.equals(event.path("referenceId").textValue()))
                        .map(event -> event.path("notificationType").textValue())
                        .toList());
    }

    /** The personal one is told when it is due, and comes first. */
    private void callbacks() {
        List<JsonNode> promised =
                Stream.of("Personal", "Campaign").map(this::promise).toList();
        Instant due = Instant.now().plusSeconds(CALLBACK_SECONDS);
        events.awaitUnasked("ScheduledCall");
        await().until(() -> Instant.now().isAfter(due));
        for (JsonNode record : promised) {
            JsonNode back = pull();
            assertEquals(record.path("GSW_RECORD_HANDLE"), back.path("GSW_RECORD_HANDLE"), back::toString);
            finish("CompleteRecord", back, object().put("callResult", "Answer"));
        }
    }

    private JsonNode promise(String callbackType) {
        JsonNode record = pull();
        finish(
                "RescheduleRecord",
                record,
                object().put("callbackType", callbackType)
                        .put("timestamp", Instant.now().getEpochSecond() + CALLBACK_SECONDS));
        return record;
    }

    /** What is done while the desktop is cut off arrives when it is back. */
    private void networkCut(Wire wire) throws InterruptedException {
        wire.cut();
        String asked = agent.operateOnCampaign("GetPreviewRecord");
        TimeUnit.MILLISECONDS.sleep(500);
        assertEquals(Optional.empty(), events.of(asked));
        wire.mend();
        finish("CompleteRecord", events.awaitFirst(asked).at("/record/userData"), object());
    }

    /** Back from a cut, it is told {@code 402::Unknown client} and opens another session by itself. */
    private void sessionEnded(Wire wire) {
        String former = events.clientId();
        wire.cut();
        agent.endNotifications(former);
        wire.mend();
        events.awaitSessionAfter(former);
        pullAndFinish();
    }

    private void assertEveryEventCameOnceAndInOrder() {
        List<JsonNode> outbound = events.on(DesktopEvents.OUTBOUND);
        assertEquals(
                agent.references(),
                outbound.stream()
                        .filter(event -> event.has("referenceId"))
                        .map(event -> event.path("referenceId").textValue())
                        .toList());
        assertEquals(
                List.of("CampaignStarted", "ScheduledCall"),
                outbound.stream()
                        .filter(event -> !event.has("referenceId"))
                        .map(event -> event.path("notificationType").textValue())
                        .toList());
        assertEquals(
                outbound.stream()
                        .map(event -> event.path("notificationType").textValue())
                        .toList(),
                events.on(DesktopEvents.INTERNAL).stream()
                        .map(event -> event.at("/userData/GSW_USER_EVENT").textValue())
                        .toList());
        assertEquals(2, events.on(DesktopEvents.DEVICES).size());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
