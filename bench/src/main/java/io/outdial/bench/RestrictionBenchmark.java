package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.local.postgres.DatabaseServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates restrictions, each for another combination of campaign, member and source, compared with pgbench: the same
 * statement in the same table.
 */
final class RestrictionBenchmark implements Benchmark {

    private static final String TABLE = "agent_source_restriction";
    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String ONE_STATEMENT = "pgbench, one statement";
    private static final int CAMPAIGNS = 1_000;
    private static final int MEMBERS = 300;
    private static final int SOURCES = 300;

    /** The default of the service; no campaign reaches it here. */
    private static final String MAX_PER_CAMPAIGN = "10000";

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final DatabaseServer database;

    RestrictionBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.database = stack.database(OutdialService.RESTRICTIONS);
    }

    @Override
    public String name() {
        return "restrictions";
    }

    @Override
    public String title() {
        return "POST /v2/campaigns/{campaignId}/agent-source-restrictions, one new restriction a call, out of "
                + CAMPAIGNS + " campaigns, " + MEMBERS + " members, " + SOURCES + " sources";
    }

    @Override
    public void prepare() throws SQLException {
        new BenchDirectory(stack).fill(CAMPAIGNS, MEMBERS, SOURCES);
        for (int i = 0; i < CAMPAIGNS; i++) {
            makeKnown(i);
        }
        try (Connection connection = connect();
                PreparedStatement empty = connection.prepareStatement("TRUNCATE " + TABLE)) {
            empty.execute();
        }
    }

    /**
     * Under full load, a directory without cached names responds too late, and unknown names cannot be restricted. So
     * each name is looked up once before.
     */
    private void makeKnown(int i) {
        String body = "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}"
                .formatted(BenchDirectory.id(i % MEMBERS), BenchDirectory.id(i % SOURCES));
        stack.awaitAnswer(
                stack.request(
                        OutdialService.RESTRICTIONS,
                        "/v2/campaigns/" + BenchDirectory.id(i % CAMPAIGNS) + "/agent-source-restrictions",
                        Map.of("x-api-key", stack.apiKey()),
                        body),
                answer -> answer.statusCode() == 200);
    }

    @Override
    public List<Contender> contenders() {
        Path wrk = stack.scripts().wrk(name());
        Path one =
                stack.scripts().pgbench(name(), "restriction", List.of(insert(ServiceSql.ADD_RESTRICTION.read(home))));
        Map<String, String> variables = Map.of("client", stack.clientId().toString());
        return List.of(
                service(SERVICE, wrk, stack.serviceUrl(OutdialService.RESTRICTIONS)),
                new Pgbench(ONE_STATEMENT, tools.pgbench(), one, database, variables, numbers(), load),
                service(GATEWAY, wrk, stack.gatewayUrl()));
    }

    private Contender service(String name, Path script, URI base) {
        return new Wrk(name, tools.wrk(), script, base, Map.of("BENCH_KEY", stack.apiKey()), numbers(), load);
    }

    /** Client, id, campaign, member, source, how many a campaign may hold. */
    static String insert(String statement) {
        return Scripts.bind(
                statement,
                List.of(
                        ":client",
                        "uuidv7()",
                        BenchDirectory.idInSql(":campaign"),
                        BenchDirectory.idInSql(":member"),
                        BenchDirectory.idInSql(":source"),
                        MAX_PER_CAMPAIGN,
                        "'bench'",
                        "'no request'"));
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(
                Map.entry(SERVICE, ONE_STATEMENT), Map.entry(GATEWAY, ONE_STATEMENT), Map.entry(GATEWAY, SERVICE));
    }

    @Override
    public Numbers numbers() {
        return new Numbers((long) CAMPAIGNS * MEMBERS * SOURCES, 5_562_307);
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.of(TABLE);
    }
}
