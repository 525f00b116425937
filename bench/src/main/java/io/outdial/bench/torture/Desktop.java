package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.bench.torture.Leads.Arrival;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * An agent at a desktop: asks for a record, calls for up to half a second, says what came of it, and now and then adds
 * a number, hands a call over or gives a record back. Each operation that was answered with status code 0 must be
 * followed by its event.
 */
final class Desktop implements Runnable {

    private static final int MAX_CALL_MILLIS = 500;

    /** So long events are kept for a desktop that is away. */
    private static final Duration REPLAY = Duration.ofSeconds(60);

    /** After the end of load and faults, for those that are still on their way. */
    private static final Duration LAST = Duration.ofSeconds(10);

    private static final String ACCEPTED = "{\"statusCode\":0}";

    private final Campaign campaign;
    private final Agent agent;
    private final DesktopEvents events;
    private final Leads leads;
    private final Calls calls;
    private final Transfers transfers;
    private final Book book;
    private final BooleanSupplier isOver;

    /** Of the operations that were accepted, in their order. */
    private final List<String> accepted = new ArrayList<>();

    private int sent;

    Desktop(
            Campaign campaign,
            Agent agent,
            DesktopEvents events,
            Leads leads,
            Calls calls,
            Transfers transfers,
            Book book,
            BooleanSupplier isOver) {
        this.campaign = campaign;
        this.agent = agent;
        this.events = events;
        this.leads = leads;
        this.calls = calls;
        this.transfers = transfers;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                if (events.hasBegun()) {
                    add();
                    pull();
                }
            }
            await(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            events.close();
        }
    }

    private void add() {
        String phone = leads.newNumber();
        boolean isLate = Instant.now().toString().substring(11, 13).equals("23");
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("campaignName", campaign.name())
                .put("callingList", campaign.callingList())
                .put("phoneNumber", phone)
                .put("phoneType", "Mobile")
                .put("timeZone", isLate ? "EST" : "GMT")
                .put("from", 0)
                .put("until", 86_399);
        if (operate("/api/v2/me/outbound-records", "AddRecord", phone, body).isPresent()) {
            leads.acknowledge(phone, Arrival.RECORD);
        }
    }

    private void pull() throws InterruptedException {
        long begun = System.nanoTime();
        Optional<String> asked = operate(
                "/api/v2/me/outbound-campaigns/" + campaign.name(),
                "GetPreviewRecord",
                agent.userName(),
                JsonNodeFactory.instance.objectNode());
        if (asked.isEmpty()) {
            return;
        }
        Optional<JsonNode> event = events.await(asked.get(), REPLAY);
        if (event.isPresent() && event.get().path("notificationType").asText().equals("PreviewRecord")) {
            work(event.get().at("/record/userData"), begun);
        }
    }

    private void work(JsonNode record, long begun) throws InterruptedException {
        long handle = record.path("GSW_RECORD_HANDLE").asLong();
        String phone = record.path("GSW_PHONE").asText();
        calls.take(handle, phone, agent.userName(), begun, record);
        Pause.millis(ThreadLocalRandom.current().nextInt(MAX_CALL_MILLIS));
        calls.giveBack(handle);
        if (transfers.isNext() && isTransferred(handle, record)) {
            calls.end(handle);
            calls.reach(phone);
            return;
        }
        boolean isRejected = ThreadLocalRandom.current().nextInt(10) == 0;
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("campaignName", campaign.name());
        body.set("callingList", record.path("GSW_CALLING_LIST"));
        if (!isRejected) {
            body.put("callResult", "Answer");
        }
        String path = "/api/v2/me/outbound-records/" + handle;
        boolean isAccepted = operate(path, isRejected ? "RejectRecord" : "CompleteRecord", Calls.key(handle), body)
                .isPresent();
        if (isAccepted && !isRejected) {
            calls.end(handle);
            calls.reach(phone);
        }
    }

    /** Whether it is known to be: else the agent has it still, or nobody has said yet. */
    private boolean isTransferred(long handle, JsonNode record) throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("campaignName", campaign.name());
        body.set("callingList", record.path("GSW_CALLING_LIST"));
        Optional<String> asked =
                operate("/api/v2/me/outbound-records/" + handle, "TransferRecord", Calls.key(handle), body);
        if (asked.isEmpty()) {
            return false;
        }
        Optional<JsonNode> event = events.await(asked.get(), REPLAY);
        JsonNode transfer = event.map(told -> told.at("/record/transfer")).orElseGet(MissingNode::getInstance);
        if (transfer.isMissingNode()) {
            return false;
        }
        transfers.acknowledge(handle, transfer);
        return true;
    }

    /** @return its reference, if it was accepted */
    private Optional<String> operate(String path, String operation, String key, ObjectNode body) {
        String reference = agent.userName() + "-" + ++sent;
        body.put("operationName", operation)
                .put("referenceId", reference)
                .put("applicationId", Campaign.APPLICATION)
                .put("devicePath", "/devices/" + agent.device());
        Map<String, String> headers = Map.of(
                "Authorization",
                agent.authorization(),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        Reply reply = campaign.api().insist(key, "POST", path, body.toString(), headers);
        if (reply == null) {
            return Optional.empty();
        }
        book.note(agent.userName(), operation + " " + reference + " -> " + reply.status() + " " + reply.body());
        if (!reply.body().equals(ACCEPTED)) {
            book.broken("what a desktop may do is done", key);
            return Optional.empty();
        }
        accepted.add(reference);
        return Optional.of(reference);
    }

    private void await(Duration time) throws InterruptedException {
        if (!accepted.isEmpty()) {
            events.await(accepted.get(accepted.size() - 1), time);
        }
        Set<String> told = new HashSet<>(events.references());
        accepted.stream()
                .filter(reference -> !told.contains(reference))
                .forEach(reference ->
                        book.broken("no event of a desktop is missing (" + reference + ")", agent.userName()));
        List<String> inOrder =
                events.references().stream().filter(accepted::contains).toList();
        if (!inOrder.equals(accepted.stream().filter(told::contains).toList())) {
            book.broken("a desktop is told in order", agent.userName());
        }
    }

    /** How many operations were accepted; to be read when it is at its end. */
    int operations() {
        return accepted.size();
    }
}
