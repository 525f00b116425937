package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.postgres.DatabaseServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Events for many clients in held polls, from the commit to the arrival. They are committed by bench, as by a replica
 * that holds none of the clients, since only then is it known when; a replica tells its own clients without the ring.
 */
final class NotifyBenchmark implements Benchmark {

    private static final double GOAL_MEDIAN_MILLIS = 5;
    private static final double GOAL_P99_MILLIS = 50;

    /** Opened before the memory of the others is measured: the first ones load classes. */
    private static final int FIRST_CLIENTS = 50;

    private final BenchStack stack;
    private final Path home;
    private final NotifyOptions options;
    private final DatabaseServer database;
    private final Tool jcmd = ServiceMemory.findTool();
    private HeldPolls polls;
    private EventLoad events;
    private List<Finding> memory;

    NotifyBenchmark(BenchStack stack, Path home, NotifyOptions options) {
        this.stack = stack;
        this.home = home;
        this.options = options;
        this.database = stack.database(OutdialService.OUTBOUND);
    }

    @Override
    public String name() {
        return "notify";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "%,d events a second to %,d clients in held polls, %d to hold them",
                options.eventsPerSecond(),
                options.clients(),
                options.replicas());
    }

    @Override
    public void prepare() throws SQLException {
        events = new EventLoad(
                database,
                stack.clientId(),
                ServiceSql.STORE_NOTIFICATION.read(home),
                options.clients(),
                options.eventsPerSecond());
        try (Connection connection = connect()) {
            new BenchAgents(stack.clientId(), options.clients()).create(connection);
        }
        polls = new HeldPolls("from commit to arrival at the client", events);
        List<URI> urls = stack.replicasOf(OutdialService.OUTBOUND).stream()
                .map(stack::serviceUrl)
                .toList();
        int first = Math.min(FIRST_CLIENTS, options.clients() / 2);
        polls.open(urls, first);
        ServiceMemory before = memory();
        polls.open(urls, options.clients());
        ServiceMemory after = memory();
        int more = options.clients() - first;
        memory = List.of(
                bytes("heap of the service for an idle client", after.heapBytes() - before.heapBytes(), more),
                bytes(
                        "resident memory of the service for an idle client",
                        after.residentBytes() - before.residentBytes(),
                        more));
    }

    private ServiceMemory memory() {
        return stack.replicasOf(OutdialService.OUTBOUND).stream()
                .map(replica -> ServiceMemory.of(stack.process(replica), jcmd))
                .reduce(ServiceMemory.NONE, ServiceMemory::plus);
    }

    private static Finding bytes(String name, long bytes, int clients) {
        return new Finding(name, Finding.BYTES, Spread.of((double) bytes / clients), null, 0, "");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(polls, new BareListener(events));
    }

    /** The rate is given; what differs is the time. */
    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of();
    }

    /** Every run numbers its own events. */
    @Override
    public Numbers numbers() {
        return new Numbers(1_000_000, 1);
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** Each event is looked for where it should arrive. */
    @Override
    public Optional<String> table() {
        return Optional.empty();
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) {
        polls.close();
        Series arrivals = series.get(0);
        return List.of(
                new Finding(
                        "median from commit to arrival",
                        Finding.MILLIS,
                        arrivals.p50Millis(),
                        GOAL_MEDIAN_MILLIS,
                        0,
                        ""),
                new Finding("p99 from commit to arrival", Finding.MILLIS, arrivals.p99Millis(), GOAL_P99_MILLIS, 0, ""),
                memory.get(0),
                memory.get(1));
    }
}
