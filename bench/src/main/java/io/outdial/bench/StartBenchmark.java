package io.outdial.bench;

import io.outdial.local.Launch;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import io.outdial.local.StartUpCache;
import io.outdial.local.images.JavaRuntime;
import io.outdial.local.images.StartUpCaches;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A service from nothing to its first answer, in turn with a start-up cache and without, beside the others of a stack.
 */
final class StartBenchmark extends FindingsOnly {

    private static final double GOAL_PART = 0.65;
    private static final double GOAL_SECONDS = 1.5;
    private static final double GOAL_MEBIBYTES = 260;
    private static final double GOAL_TOGETHER_MEBIBYTES = 1.6 * 1024;

    private static final long POLL_MILLIS = 10;
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final String CAMPAIGN = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

    /** What is asked first: reads that need the database, or what was loaded from it. */
    private static final Map<OutdialService, String> FIRST = Map.of(
            OutdialService.RESTRICTIONS,
            "/v2/campaigns/" + CAMPAIGN + "/agent-source-restrictions",
            OutdialService.TRANSFER,
            "/v2/campaigns/transfer-configs/" + CAMPAIGN,
            OutdialService.ENROLLMENT,
            "/v2/customers",
            OutdialService.OUTBOUND,
            "/v2/campaigns");

    private final Load load;
    private final Path home;
    private final JavaRuntime runtime = JavaRuntime.own();
    private final HttpClient http = HttpClient.newHttpClient();

    StartBenchmark(BenchStack stack, Load load, Path home) {
        super(stack);
        this.load = load;
        this.home = home;
    }

    /** What a start took, until the first answer. */
    private record Start(double seconds, double processorSeconds, double mebibytes) {}

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "each service until its first answer, with a start-up cache and without";
    }

    @Override
    public void prepare() {
        try {
            Path training = Files.createDirectories(stack.file("training"));
            new StartUpCaches(home, runtime, training, Progress.silent()).train(this::cacheOf);
        } catch (IOException e) {
            throw new LocalFailure("there is no place for the caches: " + e.getMessage(), e);
        }
    }

    private Path cacheOf(OutdialService service) {
        return stack.file(service.serviceName() + ".cache").toAbsolutePath();
    }

    /** A cache that is refused ends the process: nothing would be compared. */
    private Launch cached() {
        StartUpCache form = StartUpCache.of(runtime.version());
        return Launch.on(runtime.java(), replica -> form.insistingOn(cacheOf(replica.service())));
    }

    private Launch plain() {
        return Launch.on(runtime.java(), replica -> List.of());
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        Map<OutdialService, Double> memory = new EnumMap<>(OutdialService.class);
        for (OutdialService service : OutdialService.values()) {
            List<Start> plain = new ArrayList<>();
            List<Start> cached = new ArrayList<>();
            for (int run = 1; run <= load.runs(); run++) {
                plain.add(start(service, plain(), "without", progress));
                cached.add(start(service, cached(), "with", progress));
            }
            findings.addAll(findings(service.serviceName(), plain, cached));
            memory.put(
                    service,
                    Spread.of(cached.stream().mapToDouble(Start::mebibytes).toArray())
                            .median());
        }
        double together =
                memory.values().stream().mapToDouble(Double::doubleValue).sum() + postgresMebibytes();
        findings.add(new Finding(
                "the four with their caches, and PostgreSQL",
                "MiB",
                Spread.of(together),
                GOAL_TOGETHER_MEBIBYTES,
                0,
                ""));
        return findings;
    }

    private static List<Finding> findings(String service, List<Start> plain, List<Start> cached) {
        double[] parts = new double[plain.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = cached.get(i).processorSeconds() / plain.get(i).processorSeconds();
        }
        return List.of(
                finding(service + ": processor time, of that without a cache", Finding.TIMES, parts, GOAL_PART),
                finding(service + ": processor time without", "s", processor(plain), null),
                finding(service + ": processor time with", "s", processor(cached), null),
                finding(service + ": first answer without", "s", seconds(plain), null),
                finding(service + ": first answer with", "s", seconds(cached), GOAL_SECONDS),
                finding(
                        service + ": resident after it, with",
                        "MiB",
                        cached.stream().mapToDouble(Start::mebibytes).toArray(),
                        GOAL_MEBIBYTES));
    }

    private static double[] processor(List<Start> starts) {
        return starts.stream().mapToDouble(Start::processorSeconds).toArray();
    }

    private static double[] seconds(List<Start> starts) {
        return starts.stream().mapToDouble(Start::seconds).toArray();
    }

    private static Finding finding(String name, String unit, double[] values, Double goal) {
        return new Finding(name, unit, Spread.of(values), goal, 0, "");
    }

    private Start start(OutdialService service, Launch launch, String how, Progress progress) {
        stack.kill(service);
        long begun = System.nanoTime();
        CompletableFuture<Void> ready =
                CompletableFuture.runAsync(() -> stack.restart(service, launch), task -> new Thread(task).start());
        awaitAnswer(service, begun, ready);
        double seconds = (System.nanoTime() - begun) / 1e9;
        ProcessHandle process = stack.process(new ServiceReplica(service, 1));
        double processor =
                process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        Start start = new Start(seconds, processor, residentMebibytes(process));
        ready.join();
        progress.line(String.format(
                Locale.ROOT,
                "  %-22s %-8s first answer %5.2f s, processor %5.2f s, %4.0f MiB",
                service.serviceName(),
                how,
                start.seconds(),
                start.processorSeconds(),
                start.mebibytes()));
        return start;
    }

    private void awaitAnswer(OutdialService service, long begun, CompletableFuture<Void> ready) {
        HttpRequest request = stack.request(service, FIRST.get(service), Map.of("x-api-key", stack.apiKey()));
        while (!isAnswered(request)) {
            if (ready.isCompletedExceptionally() || System.nanoTime() - begun > TIMEOUT_NANOS) {
                ready.getNow(null);
                throw new LocalFailure(service.serviceName() + " does not answer " + FIRST.get(service));
            }
            Receiver.pause(POLL_MILLIS);
        }
    }

    private boolean isAnswered(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while a service starts", e);
        }
    }

    /** Its own, and its part of what it shares. */
    private static double residentMebibytes(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return ServiceMemory.number(lines, "Pss:", 1) / 1024.0;
        } catch (IOException e) {
            throw new LocalFailure("memory is measured on Linux only: " + e, e);
        }
    }

    /** The server has a process for each connection. */
    private double postgresMebibytes() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            ProcessHandle server = ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
            return Stream.concat(Stream.of(server), server.children())
                    .mapToDouble(StartBenchmark::residentMebibytes)
                    .sum();
        }
    }
}
