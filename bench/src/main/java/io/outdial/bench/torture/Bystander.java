package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Sends what each service answers without the others: what it keeps itself, and what it once was told of the others. A
 * refusal is a broken promise unless the service itself or its database was disturbed.
 */
final class Bystander implements Runnable {

    private static final int PAUSE_MILLIS = 250;
    private static final int OK = 200;

    private final Campaign campaign;
    private final Patience patience;
    private final List<Question> questions;
    private final Map<OutdialService, Disturbances> disturbances;
    private final Book book;
    private final BooleanSupplier isOver;

    /** Those that had to be answered. */
    final LongAdder promised = new LongAdder();

    /** @param service which answers it */
    private record Question(OutdialService service, String method, String path, String body) {

        String key() {
            return method + " " + path;
        }
    }

    /** @param agent member of the campaign */
    Bystander(
            Campaign campaign,
            Agent agent,
            Patience patience,
            Map<OutdialService, Disturbances> disturbances,
            Book book,
            BooleanSupplier isOver) {
        this.campaign = campaign;
        this.patience = patience;
        this.disturbances = Map.copyOf(disturbances);
        this.book = book;
        this.isOver = isOver;
        String source = made("/v2/sources", "{\"name\": \"Bystander\"}", "/source/id");
        String customer = made("/v2/customers", "{\"callerId\": \"+13122999999\"}", "/id");
        String restrictions = "/v2/campaigns/" + campaign.id() + "/agent-source-restrictions";
        String restriction = JsonNodeFactory.instance
                .objectNode()
                .put("memberId", agent.id().toString())
                .put("sourceId", source)
                .toString();
        String enrolment = JsonNodeFactory.instance
                .objectNode()
                .put("customerId", customer)
                .toString();
        this.questions = List.of(
                new Question(OutdialService.RESTRICTIONS, "POST", restrictions, restriction),
                new Question(OutdialService.RESTRICTIONS, "GET", restrictions, null),
                new Question(
                        OutdialService.ENROLLMENT, "POST", "/v2/campaigns/" + campaign.id() + "/customers", enrolment),
                new Question(OutdialService.ENROLLMENT, "GET", "/v2/customers/" + customer, null),
                new Question(OutdialService.TRANSFER, "GET", "/v2/campaigns/transfer-configs", null),
                new Question(OutdialService.OUTBOUND, "GET", "/v2/campaigns/" + campaign.id(), null));
        // Names are known from now on.
        questions.forEach(question -> campaign.send("bystander", question.method(), question.path(), question.body()));
    }

    private String made(String path, String body, String id) {
        Reply reply = campaign.sendOnce("bystander", path, body);
        if (reply == null || reply.status() != OK) {
            throw new LocalFailure("the bystander cannot begin: " + reply);
        }
        return UUID.fromString(reply.json().at(id).asText()).toString();
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            for (Question question : questions) {
                ask(question);
                Pause.millis(PAUSE_MILLIS);
            }
        }
    }

    private void ask(Question question) {
        long begun = System.nanoTime();
        Reply reply = campaign.api()
                .ask(
                        question.key(),
                        question.method(),
                        question.path(),
                        question.body(),
                        Map.of("x-api-key", campaign.apiKey()));
        if (disturbances.get(question.service()).mayRefuse(begun) || isOver.getAsBoolean()) {
            return;
        }
        promised.increment();
        if (reply == null || reply.status() != OK) {
            book.broken("what needs no other service is answered", question.key());
        } else if (System.nanoTime() - begun > patience.answer().toNanos()) {
            book.broken("nobody waits for another service longer than its budget", question.key());
        }
    }
}
