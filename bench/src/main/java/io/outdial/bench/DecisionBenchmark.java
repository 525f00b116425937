package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.postgres.DatabaseServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions over a million restrictions, compared with an endpoint of the same service that has the same checks but
 * decides nothing; then the latency at half that load, and how soon a change takes effect.
 */
final class DecisionBenchmark implements Benchmark {

    private static final String DECISION = "decision";
    private static final String BASELINE = "baseline endpoint";
    private static final String GATEWAY = "decision through the gateway";
    private static final String RIGHT = "\"allowed\":";

    private static final int CAMPAIGNS = 1_000;
    private static final int MEMBERS = 200;
    private static final int SOURCES = 20;

    /**
     * The first members are kept from the first sources: a thousand pairs per campaign, and one decision in four is
     * negative.
     */
    private static final int RESTRICTED_MEMBERS = 100;

    private static final int RESTRICTED_SOURCES = 10;

    private static final int CHECKED = 500;
    private static final double GOAL_P99_MILLIS = 5;

    /**
     * Cached names are refreshed every half to whole minute. A refresh uses code that decisions use too, but
     * differently (the service is the client). In the first three rounds the compilers of two services therefore
     * recompile code that all requests use: only after a start, not in normal operation.
     */
    private static final int HALF_LOAD_WARM_UP_SECONDS = 180;

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final DatabaseServer database;

    DecisionBenchmark(BenchStack stack, Tools tools, Load load) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.database = stack.database(OutdialService.RESTRICTIONS);
    }

    @Override
    public String name() {
        return "decisions";
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "GET …/agent-source-restrictions/decision, %,d campaigns of %,d restrictions each",
                CAMPAIGNS,
                RESTRICTED_MEMBERS * RESTRICTED_SOURCES);
    }

    @Override
    public void prepare() throws SQLException {
        new BenchDirectory(stack).fill(CAMPAIGNS, MEMBERS, SOURCES);
        try (Connection connection = connect()) {
            execute(connection, "TRUNCATE agent_source_restriction");
            restrict(connection);
            execute(connection, "ANALYZE agent_source_restriction");
        }
        for (int i = 0; i < CAMPAIGNS; i++) {
            stack.awaitAnswer(
                    stack.request(
                            OutdialService.RESTRICTIONS,
                            path(i, i % MEMBERS, i % SOURCES, DECISION),
                            Map.of("x-api-key", stack.apiKey())),
                    answer -> answer.statusCode() == 200);
        }
        for (long k = 0; k < CHECKED; k++) {
            checkDecision(k * numbers().step() % numbers().size());
        }
    }

    private void restrict(Connection connection) throws SQLException {
        String fill = """
                INSERT INTO agent_source_restriction (client_id, id, campaign_id, member_id, source_id, created_at, updated_at)
                SELECT ?, uuidv7(), %s, %s, %s, now(), now()
                  FROM generate_series(0, ?) AS campaign, generate_series(0, ?) AS member, generate_series(0, ?) AS source
                """.formatted(
                        BenchDirectory.idInSql("campaign::text"),
                        BenchDirectory.idInSql("member::text"),
                        BenchDirectory.idInSql("source::text"));
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
            statement.setObject(1, stack.clientId());
            statement.setInt(2, CAMPAIGNS - 1);
            statement.setInt(3, RESTRICTED_MEMBERS - 1);
            statement.setInt(4, RESTRICTED_SOURCES - 1);
            statement.execute();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    /** wrk sees only that something was decided: that it is right is seen before. */
    private void checkDecision(long n) {
        int member = member(n);
        int source = source(n);
        boolean isRestricted = member < RESTRICTED_MEMBERS && source < RESTRICTED_SOURCES;
        stack.awaitAnswer(
                stack.request(
                        OutdialService.RESTRICTIONS,
                        path(campaign(n), member, source, DECISION),
                        Map.of("x-api-key", stack.apiKey())),
                answer -> answer.statusCode() == 200 && answer.body().contains(RIGHT + !isRestricted));
    }

    @Override
    public List<Contender> contenders() {
        Path wrk = stack.scripts().wrk(name());
        return List.of(
                contender(DECISION, wrk, stack.serviceUrl(OutdialService.RESTRICTIONS), "decision"),
                contender(BASELINE, wrk, stack.serviceUrl(OutdialService.RESTRICTIONS), "baseline-decision"),
                contender(GATEWAY, wrk, stack.gatewayUrl(), "decision"));
    }

    private Contender contender(String name, Path script, URI base, String operation) {
        Map<String, String> environment = Map.of("BENCH_KEY", stack.apiKey(), "BENCH_OPERATION", operation);
        return new Wrk(name, tools.wrk(), script, base, environment, numbers(), load);
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(DECISION, BASELINE), Map.entry(GATEWAY, DECISION));
    }

    @Override
    public Numbers numbers() {
        return new Numbers((long) CAMPAIGNS * MEMBERS * SOURCES, 2_345_677);
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.empty();
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        double half = series.stream()
                        .filter(one -> one.contender().equals(DECISION))
                        .findFirst()
                        .orElseThrow()
                        .perSecond()
                        .median()
                / 2;
        List<Finding> findings = new ArrayList<>();
        findings.addAll(atRate(DECISION, "decision", half, HALF_LOAD_WARM_UP_SECONDS, GOAL_P99_MILLIS, progress));
        findings.addAll(atRate(BASELINE, "baseline-decision", half, load.warmUpSeconds(), null, progress));
        findings.add(new ChangeWatch(stack, database, this::pathOfUnrestricted).measure(progress));
        return findings;
    }

    private List<Finding> atRate(
            String name, String operation, double perSecond, int warmUpSeconds, Double goal, Progress progress) {
        PacedLoad paced = new PacedLoad(
                stack.serviceUrl(OutdialService.RESTRICTIONS),
                Map.of("x-api-key", stack.apiKey()),
                k -> {
                    long n = k * numbers().step() % numbers().size();
                    return path(campaign(n), member(n), source(n), operation);
                },
                RIGHT,
                load.connections());
        paced.run(perSecond, warmUpSeconds);
        Series measured = new Series(name, runs(name + ", half load", paced, perSecond, progress));
        String at = String.format(Locale.ROOT, "%s at half load (%,.0f/s), ", name, perSecond);
        return List.of(
                new Finding(at + "p50", Finding.MILLIS, measured.p50Millis(), null, 0, ""),
                new Finding(
                        at + "p99",
                        Finding.MILLIS,
                        measured.p99Millis(),
                        goal,
                        measured.errors(),
                        measured.firstError()));
    }

    private List<Run> runs(String title, PacedLoad paced, double perSecond, Progress progress) {
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= load.runs(); i++) {
            Run run = paced.run(perSecond, load.seconds());
            runs.add(run);
            progress.line(run.line(i, load.runs(), title));
        }
        return runs;
    }

    /** A decision of campaign n that is a yes, by nothing but the absence of a restriction. */
    private ChangeWatch.Question pathOfUnrestricted(int n) {
        if (n >= CAMPAIGNS) {
            throw new LocalFailure("there are only " + CAMPAIGNS + " campaigns");
        }
        int member = MEMBERS - 1;
        int source = SOURCES - 1;
        return new ChangeWatch.Question(
                BenchDirectory.id(n),
                BenchDirectory.id(member),
                BenchDirectory.id(source),
                path(n, member, source, "decision"));
    }

    private static String path(int campaign, int member, int source, String operation) {
        return "/v2/campaigns/" + BenchDirectory.id(campaign) + "/agent-source-restrictions/" + operation + "?memberId="
                + BenchDirectory.id(member) + "&sourceId=" + BenchDirectory.id(source);
    }

    private static int campaign(long n) {
        return (int) (n / (MEMBERS * SOURCES));
    }

    private static int member(long n) {
        return (int) (n / SOURCES % MEMBERS);
    }

    private static int source(long n) {
        return (int) (n % SOURCES);
    }
}
