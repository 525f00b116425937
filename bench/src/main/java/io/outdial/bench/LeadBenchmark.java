package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.postgres.DatabaseServer;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * {@code AddCampaignData}: one new lead a call, with duplicate and do-not-call check, against pgbench in the same
 * tables: the minimal insert, and the service's own statements.
 */
final class LeadBenchmark implements Benchmark {

    private static final String TABLE = "outbound_record";
    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String MINIMAL = "pgbench, minimal insert";
    private static final String ONE_STATEMENT = "pgbench, the service's statement";
    private static final String TRANSACTION = "pgbench, lookup + insert in a transaction";

    /** Of the demo data: takes leads, calls any agent, applies the do-not-call list. */
    private static final String CAMPAIGN = "Progressive_Nonagentwise";

    private static final String LEAD_NAME = "Cleo Customer";

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final DatabaseServer database;
    private final Map<String, String> variables = new TreeMap<>();

    LeadBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.database = stack.database(OutdialService.OUTBOUND);
    }

    @Override
    public String name() {
        return "leads";
    }

    @Override
    public String title() {
        return "POST /ca_apis/AddCampaignData, one new lead a call, checkDuplicate true, do-not-call check";
    }

    @Override
    public void prepare() throws SQLException {
        try (Connection connection = connect()) {
            fillDoNotCall(connection);
        }
        stack.awaitAnswer(
                stack.request(
                        OutdialService.OUTBOUND,
                        "/ca_apis/AddCampaignData",
                        Map.of("apiKey", stack.apiKey()),
                        """
                        {"userName": "%s", "campaignName": "%s", "phoneNumber": "+14155550100", "priority": "5", "checkDuplicate": "true"}""".formatted(stack.cloudAgentUserName(), CAMPAIGN)),
                answer -> answer.statusCode() == 200
                        && (answer.body().contains("SuccessFully Updated")
                                || answer.body().contains("Already Exist")));
        try (Connection connection = connect()) {
            readCampaign(connection);
        }
    }

    /** A list of some size, so that asking it costs what it costs; none of its numbers is used by the leads. */
    private void fillDoNotCall(Connection connection) throws SQLException {
        String fill = """
                INSERT INTO do_not_call (client_id, phone_key, phone, reported_by, key_version)
                SELECT ?, number, number, 'bench', %s FROM generate_series(14150000000, 14150099999) AS n, LATERAL (SELECT '+' || n) AS dnc (number)
                 WHERE number <> '+14155550100'
                ON CONFLICT DO NOTHING
                """.formatted(LeadStatements.KEY_VERSION);
        try (PreparedStatement statement = connection.prepareStatement(fill)) {
            statement.setObject(1, stack.clientId());
            statement.execute();
        }
        try (PreparedStatement statement = connection.prepareStatement("ANALYZE do_not_call")) {
            statement.execute();
        }
    }

    private void readCampaign(Connection connection) throws SQLException {
        String find = """
                SELECT campaign.id, calling_list.id, queue_lane.id, queue_lane.window_id FROM campaign
                  JOIN calling_list ON calling_list.client_id = campaign.client_id AND calling_list.campaign_id = campaign.id AND is_default
                  JOIN queue_lane ON queue_lane.client_id = campaign.client_id AND queue_lane.campaign_id = campaign.id AND queue_lane.rank = 5
                 WHERE campaign.client_id = ? AND campaign.name = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(find)) {
            statement.setObject(1, stack.clientId());
            statement.setString(2, CAMPAIGN);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new LocalFailure("no lead has been taken into " + CAMPAIGN);
                }
                variables.put("client", stack.clientId().toString());
                variables.put("campaign", row.getObject(1, UUID.class).toString());
                variables.put("list", row.getObject(2, UUID.class).toString());
                variables.put("lane", row.getString(3));
                variables.put("window", row.getString(4));
                variables.put("campaign_name", CAMPAIGN);
                variables.put("name", LEAD_NAME);
                // pgbench's variables are never null.
                variables.put("none", "none");
            }
        }
    }

    @Override
    public List<Contender> contenders() {
        Scripts scripts = stack.scripts();
        String add = LeadStatements.add(ServiceSql.ADD_LEAD.read(home));
        Path wrk = scripts.wrk(name());
        Path plain = scripts.pgbench(name(), "minimal", List.of(LeadStatements.PLAIN));
        Path one = scripts.pgbench(name(), "one-statement", List.of(add));
        Path two = scripts.pgbench(
                name(), "transaction", List.of(LeadStatements.find(ServiceSql.FIND_LEAD_CAMPAIGN.read(home)), add));
        return List.of(
                service(SERVICE, wrk, stack.serviceUrl(OutdialService.OUTBOUND)),
                baseline(MINIMAL, plain),
                baseline(ONE_STATEMENT, one),
                service(GATEWAY, wrk, stack.gatewayUrl()),
                baseline(TRANSACTION, two));
    }

    private Contender service(String name, Path script, URI base) {
        return new Wrk(name, tools.wrk(), script, base, environment(), numbers(), load);
    }

    /** What wrk's script has to know. */
    Map<String, String> environment() {
        return Map.of(
                "BENCH_KEY",
                stack.apiKey(),
                "BENCH_USER",
                stack.cloudAgentUserName(),
                "BENCH_CAMPAIGN_NAME",
                CAMPAIGN,
                "BENCH_NAME",
                LEAD_NAME);
    }

    /** What pgbench's statements are about, once it has been prepared. */
    Map<String, String> variables() {
        return variables;
    }

    private Contender baseline(String name, Path script) {
        return new Pgbench(name, tools.pgbench(), script, database, variables, numbers(), load);
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(
                Map.entry(SERVICE, MINIMAL),
                Map.entry(SERVICE, ONE_STATEMENT),
                Map.entry(SERVICE, TRANSACTION),
                Map.entry(GATEWAY, ONE_STATEMENT),
                Map.entry(GATEWAY, SERVICE));
    }

    /** Ten area codes of eight million numbers each: 201 to 210, all of them given out. */
    @Override
    public Numbers numbers() {
        return new Numbers(80_000_000, 49_442_719);
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
