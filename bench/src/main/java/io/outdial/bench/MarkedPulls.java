package io.outdial.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Diallers pull while numbers that they have just pulled are marked as not to be called: no pull that begins after the
 * acknowledgement of a mark may return its number. What is pulled is put back at once, so the same numbers are asked
 * for again and again; half of those that can be had are marked by the end.
 *
 * @param records to be handed out
 */
record MarkedPulls(BenchStack stack, PullList list, String pullPath, long records) {

    private static final int DIALLERS = 8;
    private static final int AT_ONCE = 10;
    private static final int REMEMBERED = 1_000;
    private static final long REPORT_EVERY = 100_000;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What was seen so far. */
    private record Seen(
            AtomicLong pulled,
            Deque<String> justPulled,
            Map<String, Long> marked,
            Queue<String> tooLate,
            Queue<String> errors) {}

    /** @return how many records were returned by a pull that began too late for that */
    Finding measure(Progress progress) {
        Seen seen = new Seen(
                new AtomicLong(),
                new ConcurrentLinkedDeque<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentLinkedQueue<>(),
                new ConcurrentLinkedQueue<>());
        HttpClient http = HttpClient.newHttpClient();
        ExecutorService threads = Executors.newFixedThreadPool(DIALLERS + 1);
        try (PutBack putBack = PutBack.start(list)) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[DIALLERS + 1];
            for (int n = 0; n < DIALLERS; n++) {
                all[n] = CompletableFuture.runAsync(() -> pullAll(http, seen, progress), threads);
            }
            all[DIALLERS] = CompletableFuture.runAsync(() -> markHalf(http, seen), threads);
            CompletableFuture.allOf(all).join();
            putBack.finish();
        } finally {
            threads.shutdownNow();
        }
        return new Finding(
                String.format(
                        Locale.ROOT,
                        "of %,d records handed out beside %,d marks, those whose number was marked before the pull began",
                        seen.pulled.get(),
                        seen.marked.size()),
                "records",
                Spread.of(seen.tooLate.size()),
                1.0,
                seen.errors.size() + seen.tooLate.size(),
                seen.tooLate.isEmpty() ? String.valueOf(seen.errors.peek()) : "number " + seen.tooLate.peek());
    }

    private boolean isOver(Seen seen) {
        return seen.pulled.get() >= records || seen.errors.size() > DIALLERS;
    }

    private void pullAll(HttpClient http, Seen seen, Progress progress) {
        while (!isOver(seen)) {
            long begun = System.nanoTime();
            JsonNode pulled =
                    post(http, pullPath, "{\"max\":" + AT_ONCE + "}", seen).path("records");
            for (JsonNode record : pulled) {
                String phone = record.path("phoneNumber").textValue();
                Long since = seen.marked.get(phone);
                if (since != null && since - begun < 0) {
                    seen.tooLate.add(phone);
                }
                seen.justPulled.addLast(phone);
            }
            while (seen.justPulled.size() > REMEMBERED) {
                seen.justPulled.pollFirst();
            }
            long before = seen.pulled.getAndAdd(pulled.size());
            if (before / REPORT_EVERY != (before + pulled.size()) / REPORT_EVERY) {
                progress.line(String.format(
                        Locale.ROOT,
                        "  %,d records handed out, %,d numbers marked",
                        before + pulled.size(),
                        seen.marked.size()));
            }
        }
    }

    private void markHalf(HttpClient http, Seen seen) {
        while (!isOver(seen)) {
            long dueMarks = seen.pulled.get() * list.available() / 2 / records;
            String phone = seen.marked.size() < dueMarks ? seen.justPulled.pollLast() : null;
            if (phone == null) {
                LockSupport.parkNanos(PAUSE_NANOS);
            } else if (!seen.marked.containsKey(phone)) {
                var body = JsonNodeFactory.instance.objectNode().put("reason", "bench");
                body.putArray("phones").add(phone);
                if (!post(http, "/v2/do-not-call", body.toString(), seen).isMissingNode()) {
                    seen.marked.put(phone, System.nanoTime());
                }
            }
        }
    }

    /** Missing where it was refused, which is noted. */
    private JsonNode post(HttpClient http, String path, String body, Seen seen) {
        try {
            HttpResponse<String> answer = http.send(
                    stack.request(OutdialService.OUTBOUND, path, Map.of("x-api-key", stack.apiKey()), body),
                    BodyHandlers.ofString());
            if (answer.statusCode() == OK) {
                return JSON.readTree(answer.body());
            }
            seen.errors.add(path + " answers " + answer.statusCode() + " " + answer.body());
        } catch (JsonProcessingException e) {
            seen.errors.add(path + " answers no JSON");
        } catch (IOException e) {
            seen.errors.add(path + ": " + e);
        } catch (InterruptedException e) {
            throw new LocalFailure("interrupted", e);
        }
        return JSON.missingNode();
    }
}
