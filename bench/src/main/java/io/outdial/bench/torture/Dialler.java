package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.bench.torture.Api.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Several diallers: each pulls records, calls for up to a second, and reports what came of each, or hands the call
 * over, until it is acknowledged. A pull whose answer was lost is asked for again by its key.
 */
final class Dialler implements Runnable {

    private static final int MAX = 5;

    /** Longer than any load lasts: no lease ends by itself. */
    private static final int LEASE_SECONDS = 3_600;

    private static final String RESULT = "Answer";
    private static final int OK = 200;
    private static final int MAX_CALL_MILLIS = 1_000;

    private final Campaign campaign;
    private final Calls calls;
    private final Transfers transfers;
    private final Book book;
    private final BooleanSupplier isOver;

    /** The attempts whose result was acknowledged, with their records. */
    private final Map<String, Long> results = new ConcurrentHashMap<>();

    Dialler(Campaign campaign, Calls calls, Transfers transfers, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.calls = calls;
        this.transfers = transfers;
        this.book = book;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        while (!isOver.getAsBoolean()) {
            long begun = System.nanoTime();
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("max", MAX)
                    .put("leaseSeconds", LEASE_SECONDS)
                    .put("dialler", Thread.currentThread().getName())
                    .toString();
            Reply pulled = campaign.sendOnce(
                    Thread.currentThread().getName(), "/v2/campaigns/" + campaign.id() + "/records:pull", body);
            if (pulled != null) {
                for (JsonNode record : pulled.json().path("records")) {
                    calls.take(
                            record.path("handle").asLong(),
                            record.path("e164").asText(),
                            Thread.currentThread().getName(),
                            begun,
                            record);
                }
                Pause.millis(ThreadLocalRandom.current().nextInt(MAX_CALL_MILLIS));
                for (JsonNode record : pulled.json().path("records")) {
                    report(record);
                }
            }
        }
    }

    private void report(JsonNode record) {
        long handle = record.path("handle").asLong();
        String attempt = record.path("attemptId").asText();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("attemptId", attempt);
        boolean isTransferred = transfers.isNext();
        if (!isTransferred) {
            body.put("callResult", RESULT);
        }
        calls.giveBack(handle);
        String path = "/v2/records/" + handle + (isTransferred ? ":transfer" : ":result");
        Reply reply = campaign.send(Calls.key(handle), "POST", path, body.toString());
        if (reply == null) {
            return;
        }
        boolean isEnded = reply.status() == OK || reply.body().contains("RECORD_ENDED");
        if (isEnded) {
            calls.end(handle);
            results.put(attempt, handle);
            if (reply.status() == OK && isTransferred) {
                transfers.acknowledge(handle, reply.json().path("transfer"));
            }
            if (reply.status() == OK) {
                calls.reach(record.path("e164").asText());
            }
        } else {
            book.broken("a result of a record that is held is taken", Calls.key(handle));
        }
    }

    Map<String, Long> results() {
        return results;
    }
}
