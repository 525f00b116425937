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

/** Creating a restriction, each time another of campaign, member and source out of a directory, against pgbench with the same statement in the same table. */
final class RestrictionBenchmark implements Benchmark {

    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String ONE_STATEMENT = "pgbench, one statement";
    private static final int CAMPAIGNS = 100;
    private static final int MEMBERS = 300;
    private static final int SOURCES = 300;

    /** The same id as that of {@link #id} and of wrk's script. */
    private static final String ID = "('00000000-0000-4000-8000-' || lpad(%s, 12, '0'))::uuid";

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
        String id = ID.formatted("n::text");
        try (Connection connection = stack.database(OutdialService.OUTBOUND).connect()) {
            fill(connection, "campaign (client_id, id, name)", id + ", 'Bench campaign ' || n", CAMPAIGNS);
            fill(
                    connection,
                    "member (client_id, id, name, agent_id)",
                    id + ", 'Bench member ' || n, 'bench' || n",
                    MEMBERS);
            fill(connection, "source (client_id, id, name)", id + ", 'Bench source ' || n", SOURCES);
        }
        for (int i = 0; i < Math.max(MEMBERS, SOURCES); i++) {
            makeKnown(i);
        }
        try (Connection connection = connect();
                PreparedStatement empty = connection.prepareStatement("TRUNCATE " + table())) {
            empty.execute();
        }
    }

    /** A cold directory under full load answers too late, and what it never spoke of cannot be restricted: each name is heard once before. */
    private void makeKnown(int i) {
        String body = "{\"memberId\": \"%s\", \"sourceId\": \"%s\"}".formatted(id(i % MEMBERS), id(i % SOURCES));
        stack.awaitAnswer(
                stack.request(
                        OutdialService.RESTRICTIONS,
                        "/v2/campaigns/" + id(i % CAMPAIGNS) + "/agent-source-restrictions",
                        Map.of("x-api-key", stack.apiKey()),
                        body),
                answer -> answer.statusCode() == 200);
    }

    private static String id(int n) {
        return "00000000-0000-4000-8000-%012d".formatted(n);
    }

    private void fill(Connection connection, String columns, String values, int rows) throws SQLException {
        String fill = "INSERT INTO " + columns + " SELECT ?, " + values + " FROM generate_series(0, ?) AS n";
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
            statement.setObject(1, stack.clientId());
            statement.setInt(2, rows - 1);
            statement.execute();
        }
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

    /** Client, id, campaign, member, source. */
    static String insert(String statement) {
        return Scripts.bind(
                statement,
                List.of(
                        ":client",
                        "uuidv7()",
                        ID.formatted(":campaign"),
                        ID.formatted(":member"),
                        ID.formatted(":source")));
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
    public String table() {
        return "agent_source_restriction";
    }
}
