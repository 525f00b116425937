package io.outdial.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Numbers of enrolled persons are marked at a steady rate: from the answer to the end of the enrolment. */
final class MarkBenchmark extends FindingsOnly {

    private static final double GOAL_MILLIS = 1_000;
    private static final int ROWS = 500;
    private static final long POLL_MILLIS = 5;

    /** How far ids of the history may come out of order. */
    private static final long OVERLAP_MILLIS = 3_000;

    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final String ENDED = """
            SELECT customer.phone_key FROM customer_campaign_status_history AS change
              JOIN customer_campaign AS enrolment ON enrolment.client_id = change.client_id AND enrolment.id = change.customer_campaign_id
              JOIN customer ON customer.client_id = enrolment.client_id AND customer.id = enrolment.customer_id
             WHERE change.client_id = ? AND change.id > ? AND change.new_status = 'cancelled'
            """;

    private final TogetherOptions options;
    private final Receiver receiver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Long> answered = new ConcurrentHashMap<>();
    private final Map<String, Long> ended = new ConcurrentHashMap<>();
    private final AtomicLong errors = new AtomicLong();
    private volatile String firstError = "";

    MarkBenchmark(BenchStack stack, TogetherOptions options, Receiver receiver) {
        super(stack);
        this.options = options;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "together-marks";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d numbers of enrolled persons marked do-not-call, %d a second",
                options.marks(),
                options.marksPerSecond());
    }

    @Override
    public void prepare() throws SQLException {
        String campaign = UUID.randomUUID().toString();
        receiver.execute(OutdialService.OUTBOUND, """
                INSERT INTO campaign (client_id, id, name, type) VALUES ('%1$s', '%2$s', 'Bench marks %2$s', 'IVR');
                INSERT INTO calling_list (client_id, id, campaign_id, name, is_default) VALUES ('%1$s', '%2$s', '%2$s', 'Bench marks %2$s', true)
                """.formatted(stack.clientId(), campaign));
        for (int first = 0; first < options.marks(); first += ROWS) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            for (int n = first; n < Math.min(options.marks(), first + ROWS); n++) {
                body.withArray("records").addObject().put("phone", phone(n));
            }
            stack.awaitAnswer(
                    request("/v2/campaigns/" + campaign + "/records", body), answer -> answer.statusCode() == 200);
        }
        receiver.awaitDelivered();
        long enrolled = receiver.count(
                OutdialService.ENROLLMENT,
                "SELECT count(*) FROM customer_campaign WHERE client_id = '%s' AND campaign_id = '%s' AND status = 'awaiting_call'"
                        .formatted(stack.clientId(), campaign));
        if (enrolled != options.marks()) {
            throw new LocalFailure(enrolled + " persons are enrolled, not " + options.marks());
        }
    }

    private HttpRequest request(String path, ObjectNode body) {
        return stack.request(OutdialService.OUTBOUND, path, Map.of("x-api-key", stack.apiKey()), body.toString());
    }

    private static String phone(int n) {
        return "+1223" + (2_000_000 + n);
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) {
        CompletableFuture<Void> watch = CompletableFuture.runAsync(this::watch, task -> new Thread(task).start());
        markAll();
        watch.join();
        long[] micros = ended.entrySet().stream()
                .filter(each -> answered.containsKey(each.getKey()))
                .mapToLong(each -> Math.max(0, each.getValue() - answered.get(each.getKey())) / 1_000)
                .toArray();
        LatencyLog latencies = LatencyLog.of(LongStream.of(micros));
        long missing = options.marks() - (long) micros.length;
        return List.of(
                finding("median from the answer to a mark to the end of the enrolment", latencies.percentileMillis(50)),
                finding("p99 from the answer to a mark to the end of the enrolment", latencies.percentileMillis(99)),
                new Finding(
                        "the slowest of all",
                        Finding.MILLIS,
                        Spread.of(latencies.percentileMillis(100)),
                        null,
                        errors.get() + missing,
                        firstError.isEmpty() && missing > 0 ? missing + " enrolments did not end" : firstError));
    }

    private static Finding finding(String name, double millis) {
        return new Finding(name, Finding.MILLIS, Spread.of(millis), GOAL_MILLIS, 0, "");
    }

    private void markAll() {
        long begun = System.nanoTime();
        long nanosBetween = TimeUnit.SECONDS.toNanos(1) / options.marksPerSecond();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int n = 0; n < options.marks(); n++) {
            long wait = begun + n * nanosBetween - System.nanoTime();
            if (wait > 0) {
                Receiver.pause(TimeUnit.NANOSECONDS.toMillis(wait));
            }
            all.add(mark(phone(n)));
        }
        all.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> mark(String phone) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", "bench");
        body.putArray("phones").add(phone);
        return http.sendAsync(request("/v2/do-not-call", body), BodyHandlers.ofString())
                .handle((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                        answered.put(phone, System.nanoTime());
                    } else {
                        errors.incrementAndGet();
                        firstError = failure == null ? answer.statusCode() + " " + answer.body() : failure.toString();
                    }
                    return null;
                });
    }

    /** Until all have ended, or nothing happens any more. */
    private void watch() {
        try (Connection connection = stack.database(OutdialService.ENROLLMENT).connect();
                PreparedStatement statement = connection.prepareStatement(ENDED)) {
            statement.setObject(1, stack.clientId());
            long last = System.nanoTime();
            while (ended.size() + errors.get() < options.marks() && System.nanoTime() - last < TIMEOUT_NANOS) {
                statement.setObject(2, new UUID((System.currentTimeMillis() - OVERLAP_MILLIS) << 16, 0));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (ended.putIfAbsent(rows.getString(1), System.nanoTime()) == null) {
                            last = System.nanoTime();
                        }
                    }
                }
                Receiver.pause(POLL_MILLIS);
            }
        } catch (SQLException e) {
            throw new LocalFailure("it cannot be seen what has ended: " + e.getMessage(), e);
        }
    }
}
