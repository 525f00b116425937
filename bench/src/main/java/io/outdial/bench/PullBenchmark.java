package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pulls from a long list of which little can be had, by agents and by diallers, against pgbench with the same
 * statements in the same list.
 */
final class PullBenchmark implements Benchmark {

    private static final int AT_ONCE = 16;

    /** They take turns, so that none has to wait until one of its ten records is put back. */
    private static final int AGENTS = 4 * AT_ONCE;

    private static final int BATCH = 100;

    private static final String PREVIEW = "GetPreviewRecord";
    private static final String GATEWAY = "GetPreviewRecord through the gateway";
    private static final String STATEMENT = "pgbench, the pull";
    private static final String TRANSACTION = "pgbench, look-up + pull in a transaction";
    private static final String DIALLER = "records:pull of 100, in records";
    private static final String BATCH_STATEMENT = "pgbench, the pull of 100, in records";

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final PullOptions options;
    private final PullList list;
    private final Growth latencies;
    private final Map<String, String> variables = new HashMap<>();

    /** @param latencies of the lists that were measured before */
    PullBenchmark(
            BenchStack stack, Tools tools, Load load, Path home, PullOptions options, int records, Growth latencies) {
        this.stack = stack;
        this.tools = tools;
        this.load = new Load(load.runs(), load.seconds(), load.warmUpSeconds(), AT_ONCE);
        this.home = home;
        this.options = options;
        this.latencies = latencies;
        DatabaseServer database = stack.database(OutdialService.OUTBOUND);
        this.list = new PullList(database, stack.clientId(), new BenchAgents(stack.clientId(), AGENTS), records);
    }

    @Override
    public String name() {
        return "pull-" + list.records();
    }

    @Override
    public String title() {
        return String.format(
                Locale.ROOT,
                "GetPreviewRecord by %d agents at once, and records:pull of %d, out of %,d records of which a tenth can be had",
                AT_ONCE,
                BATCH,
                list.records());
    }

    @Override
    public void prepare() throws SQLException {
        list.fill();
        variables.put("client", stack.clientId().toString());
        variables.put("campaign", PullList.CAMPAIGN.toString());
        variables.put("campaign_name", PullList.CAMPAIGN_NAME);
        variables.put("windows", openWindows());
        try (PutBack putBack = PutBack.start(list)) {
            stack.awaitAnswer(
                    stack.request(OutdialService.OUTBOUND, pullPath(), Map.of("x-api-key", stack.apiKey()), "{}"),
                    answer -> answer.statusCode() == 200 && answer.body().contains("\"attemptId\""));
            for (int n = 0; n < AGENTS; n++) {
                stack.awaitAnswer(
                        stack.request(
                                OutdialService.OUTBOUND,
                                previewPath(),
                                Map.of("Authorization", BenchAgents.authorization(n)),
                                previewBody(n)),
                        answer -> answer.body().contains("\"statusCode\":0"));
            }
            putBack.finish();
        }
    }

    /** As PostgreSQL writes an array. */
    private String openWindows() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT array_agg(DISTINCT queue_lane.window_id) FROM queue_lane JOIN outbound_record ON lane_id = queue_lane.id WHERE due_at > now()")) {
            row.next();
            return Optional.ofNullable(row.getString(1))
                    .orElseThrow(() -> new LocalFailure("nothing of the list is due tomorrow"));
        }
    }

    @Override
    public List<Contender> contenders() {
        Scripts scripts = stack.scripts();
        String pull = ServiceSql.PULL.read(home);
        Path preview = scripts.wrk("pull");
        Path statement = scripts.pgbench("pull", "pull-one", List.of(PullStatements.pull(pull)));
        Path transaction = scripts.pgbench(
                "pull",
                "pull-transaction",
                List.of(PullStatements.card(ServiceSql.FIND_CARD.read(home)), PullStatements.pull(pull)));
        List<Contender> contenders = new ArrayList<>(List.of(
                agents(PREVIEW, preview, OutdialService.OUTBOUND),
                baseline(STATEMENT, statement, 1),
                agents(GATEWAY, preview, null),
                baseline(TRANSACTION, transaction, 1)));
        if (hasBatches()) {
            Path batch = scripts.pgbench("pull", "pull-batch-one", List.of(PullStatements.batch(pull, BATCH)));
            contenders.add(diallers(scripts.wrk("pull-batch")));
            contenders.add(baseline(BATCH_STATEMENT, batch, BATCH));
        }
        return List.copyOf(contenders);
    }

    /** In a short list, those who pull a hundred each would leave nothing for the others. */
    private boolean hasBatches() {
        return list.available() >= 10 * AT_ONCE * BATCH;
    }

    /** @param service null for the gateway */
    private Contender agents(String name, Path script, OutdialService service) {
        Map<String, String> environment = Map.of(
                "BENCH_PATH",
                previewPath(),
                "BENCH_AUTHORIZATIONS",
                IntStream.range(0, AGENTS).mapToObj(BenchAgents::authorization).collect(Collectors.joining(",")),
                "BENCH_BODIES",
                IntStream.range(0, AGENTS).mapToObj(PullBenchmark::previewBody).collect(Collectors.joining("\n")));
        Wrk wrk = new Wrk(
                name,
                tools.wrk(),
                script,
                service == null ? stack.gatewayUrl() : stack.serviceUrl(service),
                environment,
                numbers(),
                load);
        return new PullContender(wrk, list, 1, AT_ONCE);
    }

    private Contender diallers(Path script) {
        Map<String, String> environment = Map.of("BENCH_PATH", pullPath(), "BENCH_KEY", stack.apiKey());
        Wrk wrk = new Wrk(
                DIALLER, tools.wrk(), script, stack.serviceUrl(OutdialService.OUTBOUND), environment, numbers(), load);
        return new PullContender(wrk, list, BATCH, AT_ONCE);
    }

    private Contender baseline(String name, Path script, int recordsAPull) {
        Pgbench pgbench = new Pgbench(name, tools.pgbench(), script, list.database(), variables, numbers(), load);
        return new PullContender(pgbench, list, recordsAPull, AT_ONCE);
    }

    private static String pullPath() {
        return "/v2/campaigns/" + PullList.CAMPAIGN + "/records:pull";
    }

    private static String previewPath() {
        return "/api/v2/me/outbound-campaigns/" + PullList.CAMPAIGN_NAME.replace(" ", "%20");
    }

    private static String previewBody(int agent) {
        return "{\"operationName\":\"GetPreviewRecord\",\"applicationId\":134,\"devicePath\":\"/devices/"
                + BenchAgents.id(agent) + "\"}";
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        List<Map.Entry<String, String>> ratios = new ArrayList<>(
                List.of(Map.entry(PREVIEW, STATEMENT), Map.entry(PREVIEW, TRANSACTION), Map.entry(GATEWAY, PREVIEW)));
        if (hasBatches()) {
            ratios.add(Map.entry(DIALLER, BATCH_STATEMENT));
        }
        return List.copyOf(ratios);
    }

    /** Requests differ by their agent only. */
    @Override
    public Numbers numbers() {
        return new Numbers(16_000_000, 2_345_677);
    }

    @Override
    public Connection connect() throws SQLException {
        return list.database().connect();
    }

    /** What is pulled is put back and counted there. */
    @Override
    public Optional<String> table() {
        return Optional.empty();
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) throws SQLException {
        Spread p99 = series.get(0).p99Millis();
        List<Finding> findings = new ArrayList<>(latencies.compared(list.records(), p99));
        if (options.snapshotSeconds() > 0) {
            findings.add(new HeldSnapshot(list.database(), contenders().get(0), load, options.snapshotSeconds())
                    .measure(p99, progress));
        }
        if (options.marked() > 0) {
            findings.add(new MarkedPulls(stack, list, pullPath(), options.marked()).measure(progress));
        }
        return findings;
    }
}
