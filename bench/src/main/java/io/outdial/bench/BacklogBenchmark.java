package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A backlog of events, each of another key, drains while the receiver serves; and the claim of the relay while a
 * transaction is held open, as by a backup, so that what was delivered stays in the table.
 */
final class BacklogBenchmark extends FindingsOnly {

    private static final double GOAL_EVENTS_A_SECOND = 3_000;
    private static final double GOAL_CLAIM_MILLIS = 50;
    private static final String SECONDS = "s";
    private static final String ROWS = "rows";

    /** States of chains that nobody knows: kept by the receiver, answered by nothing. */
    private static final String WRITE = """
            INSERT INTO outbox_event (id, client_id, key, type, data)
            SELECT gen_random_uuid(), '%1$s', CAST(gen_random_uuid() AS text), 'chains.changed',
                   jsonb_build_object('version', nextval('chain_version'), 'chains', jsonb_build_array(jsonb_build_object(
                       'chainId', nextval('record_handle'), 'campaignId', '%1$s', 'state', 'waiting', 'ends', '[]'::jsonb)))
              FROM generate_series(1, %2$d)
            """;

    /** The transaction is held open so many times as long as claims are timed before it, and after it. */
    private static final int AROUND = 5;

    /** So many claims look at what has become due lately for one that looks from the first event. */
    private static final int FROM_THE_FIRST_EVERY = 20;

    private static final double MICROS = 1e3;
    private static final int EVENTS_AT_ONCE = 250;
    private static final long PAUSE_MILLIS = 250;
    private static final int READS_A_SECOND = 50;
    private static final int CONNECTIONS = 8;

    private final TogetherOptions options;
    private final Path home;
    private final Receiver receiver;

    BacklogBenchmark(BenchStack stack, TogetherOptions options, Path home, Receiver receiver) {
        super(stack);
        this.options = options;
        this.home = home;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "together-backlog";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d events wait and are delivered; a transaction is held open for %d s while %,d come a second",
                options.backlog(),
                options.heldSeconds(),
                EVENTS_AT_ONCE * TimeUnit.SECONDS.toMillis(1) / PAUSE_MILLIS);
    }

    @Override
    public void prepare() throws SQLException {
        receiver.awaitDelivered();
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        List<Finding> findings = new ArrayList<>(drain());
        ClaimProbe claims = new ClaimProbe(stack.database(OutdialService.OUTBOUND), home);
        int around = Math.max(1, options.heldSeconds() / AROUND);
        findings.addAll(steady(claims, "before", around, false));
        findings.addAll(steady(claims, "with a transaction held open", options.heldSeconds(), true));
        findings.add(dead("dead rows of the outbox when it ends"));
        findings.addAll(steady(claims, "afterwards", around, false));
        findings.add(dead("dead rows of the outbox afterwards"));
        return findings;
    }

    private List<Finding> drain() throws SQLException {
        String first = "/v2/customers?limit=1";
        stack.awaitAnswer(
                stack.request(OutdialService.ENROLLMENT, first, Map.of("x-api-key", stack.apiKey())),
                answer -> answer.statusCode() == 200);
        PacedLoad reads = new PacedLoad(
                stack.serviceUrl(OutdialService.ENROLLMENT),
                Map.of("x-api-key", stack.apiKey()),
                n -> first,
                "items",
                CONNECTIONS);
        receiver.pause();
        write(options.backlog());
        receiver.goOn();
        long begun = System.nanoTime();
        CompletableFuture<Double> drained =
                CompletableFuture.supplyAsync(() -> secondsUntilDelivered(begun), task -> new Thread(task).start());
        List<Run> runs = new ArrayList<>();
        do {
            runs.add(reads.run(READS_A_SECOND, 1));
        } while (!drained.isDone());
        double seconds = drained.join();
        return List.of(
                new Finding(
                        String.format(Locale.ROOT, "time until %,d events are delivered", options.backlog()),
                        SECONDS,
                        Spread.of(seconds),
                        options.backlog() / GOAL_EVENTS_A_SECOND,
                        0,
                        ""),
                new Finding(
                        "p99 of reads of the receiver meanwhile",
                        Finding.MILLIS,
                        Spread.of(runs.stream().mapToDouble(Run::p99Millis).toArray()),
                        null,
                        runs.stream().mapToLong(Run::errors).sum(),
                        runs.stream()
                                .map(Run::firstError)
                                .filter(error -> !error.isEmpty())
                                .findFirst()
                                .orElse("")));
    }

    private double secondsUntilDelivered(long begun) {
        try {
            receiver.awaitDelivered();
            return (System.nanoTime() - begun) / 1e9;
        } catch (SQLException e) {
            throw new LocalFailure("it cannot be seen what waits: " + e.getMessage(), e);
        }
    }

    /** Events come and are delivered, claims are timed. */
    private List<Finding> steady(ClaimProbe claims, String when, int seconds, boolean isHeld) throws SQLException {
        try (Connection held = connect()) {
            held.setAutoCommit(false);
            held.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            if (isHeld) {
                Receiver.value(held, "SELECT count(*) FROM queue_lane");
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Long> micros = new ArrayList<>();
            long longest = 0;
            while (System.nanoTime() < end) {
                write(EVENTS_AT_ONCE);
                if (micros.size() % FROM_THE_FIRST_EVERY == 0) {
                    longest = Math.max(longest, claims.micros(ClaimProbe.EVER));
                }
                micros.add(claims.micros(ClaimProbe.LATELY));
                Receiver.pause(PAUSE_MILLIS);
            }
            held.rollback();
            double p99 = LatencyLog.of(micros.stream().mapToLong(each -> each)).percentileMillis(99);
            return List.of(
                    claim("p99 of a claim, " + when, p99, GOAL_CLAIM_MILLIS),
                    claim("longest claim from the first event, " + when, longest / MICROS, null));
        }
    }

    private void write(int events) throws SQLException {
        receiver.execute(OutdialService.OUTBOUND, WRITE.formatted(stack.clientId(), events));
    }

    private static Finding claim(String name, double millis, Double goal) {
        return new Finding(name, Finding.MILLIS, Spread.of(millis), goal, 0, "");
    }

    private Finding dead(String name) throws SQLException {
        long rows = receiver.count(
                OutdialService.OUTBOUND, "SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'outbox_event'");
        return new Finding(name, ROWS, Spread.of((double) rows), null, 0, "");
    }
}
