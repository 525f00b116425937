package io.outdial.bench.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.bench.torture.Api.Reply;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * Several diallers: each pulls records, calls for up to a second, and reports what came of each until it is
 * acknowledged. A pull whose answer was lost is asked for again by its key.
 */
final class Dialler implements Runnable {

    private static final int MAX = 5;

    /** Longer than any load lasts: no lease ends by itself. */
    private static final int LEASE_SECONDS = 3_600;

    private static final String RESULT = "Answer";
    private static final int OK = 200;
    private static final int MAX_CALL_MILLIS = 1_000;

    private final Campaign campaign;
    private final Marks marks;
    private final Book book;
    private final BooleanSupplier isOver;

    private final Set<Long> held = ConcurrentHashMap.newKeySet();
    private final Map<Long, Long> ended = new ConcurrentHashMap<>();

    /** The attempts whose result was acknowledged, with their records. */
    private final Map<String, Long> results = new ConcurrentHashMap<>();

    /** The numbers whose call was answered, and whose record ended with it. */
    private final Set<String> reached = ConcurrentHashMap.newKeySet();

    Dialler(Campaign campaign, Marks marks, Book book, BooleanSupplier isOver) {
        this.campaign = campaign;
        this.marks = marks;
        this.book = book;
        this.isOver = isOver;
    }

    static String key(long handle) {
        return "record " + handle;
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
                    take(record, begun);
                }
                call();
                for (JsonNode record : pulled.json().path("records")) {
                    report(record);
                }
            }
        }
    }

    private static void call() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(MAX_CALL_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(JsonNode record, long begun) {
        long handle = record.path("handle").asLong();
        String phone = record.path("e164").asText();
        book.note(key(handle), "pulled by " + Thread.currentThread().getName() + ": " + record);
        book.note(phone, "pulled as record " + handle);
        if (marks.isListedBefore(phone, begun)) {
            book.broken("no pull that begins after a mark returns its number", phone);
        }
        if (!held.add(handle)) {
            book.broken("no record has two holders", key(handle));
        }
        Long end = ended.get(handle);
        if (end != null && end - begun < 0) {
            book.broken("nothing is dialled twice", key(handle));
        }
    }

    private void report(JsonNode record) {
        long handle = record.path("handle").asLong();
        String attempt = record.path("attemptId").asText();
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("attemptId", attempt)
                .put("callResult", RESULT)
                .toString();
        held.remove(handle);
        Reply reply = campaign.send(key(handle), "POST", "/v2/records/" + handle + ":result", body);
        if (reply == null) {
            return;
        }
        boolean isEnded = reply.status() == OK || reply.body().contains("RECORD_ENDED");
        if (isEnded) {
            ended.put(handle, System.nanoTime());
            results.put(attempt, handle);
            if (reply.status() == OK) {
                reached.add(record.path("e164").asText());
            }
        } else {
            book.broken("a result of a record that is held is taken", key(handle));
        }
    }

    Set<String> reached() {
        return reached;
    }

    Map<String, Long> results() {
        return results;
    }
}
