package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
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

    /** Ten area codes of eight million numbers each: 201 to 210, all of them given out. */
    static final Numbers NUMBERS = new Numbers(80_000_000, 49_442_719);

    private static final String SCRIPT = "leads";
    private static final String TABLE = "outbound_record";
    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String IDEMPOTENT = "service, with an Idempotency-Key";
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
    private final LeadFill fill;
    private final Numbers numbers;
    private final Growth growth;
    private final Map<String, String> variables = new TreeMap<>();

    LeadBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this(stack, tools, load, home, 0, NUMBERS, new Growth("time of a lead"));
    }

    /**
     * @param filled records of the campaign, and numbers on the do-not-call list; 0 for a list and no records
     * @param numbers which no other benchmark of the stack uses
     * @param growth of those that were measured before
     */
    LeadBenchmark(BenchStack stack, Tools tools, Load load, Path home, int filled, Numbers numbers, Growth growth) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.database = stack.database(OutdialService.OUTBOUND);
        this.fill = new LeadFill(stack.clientId(), filled);
        this.numbers = numbers;
        this.growth = growth;
    }

    @Override
    public String name() {
        return fill.records() == 0 ? "leads" : "leads-" + fill.records();
    }

    @Override
    public String title() {
        return "POST /ca_apis/AddCampaignData, one new lead a call, checkDuplicate true, do-not-call check";
    }

    @Override
    public void prepare() throws SQLException {
        try (Connection connection = connect()) {
            fill.list(connection);
        }
        stack.awaitAnswer(
                stack.request(
                        OutdialService.OUTBOUND,
                        "/ca_apis/AddCampaignData",
                        Map.of("apiKey", stack.apiKey()),
                        """
                        {"userName": "%s", "campaignName": "%s", "phoneNumber": "%s", "priority": "5", "checkDuplicate": "true"}""".formatted(stack.cloudAgentUserName(), CAMPAIGN, LeadFill.NOT_LISTED)),
                answer -> answer.statusCode() == 200
                        && (answer.body().contains("SuccessFully Updated")
                                || answer.body().contains("Already Exist")));
        try (Connection connection = connect()) {
            readCampaign(connection);
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
                fill.records(
                        connection,
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getInt(4));
            }
        }
    }

    @Override
    public List<Contender> contenders() {
        Scripts scripts = stack.scripts();
        String add = LeadStatements.add(ServiceSql.ADD_LEAD.read(home));
        Path wrk = scripts.wrk(SCRIPT);
        Path plain = scripts.pgbench(SCRIPT, "minimal", List.of(LeadStatements.PLAIN));
        Path one = scripts.pgbench(SCRIPT, "one-statement", List.of(add));
        Path two = scripts.pgbench(
                SCRIPT, "transaction", List.of(LeadStatements.find(ServiceSql.FIND_LEAD_CAMPAIGN.read(home)), add));
        Map<String, String> idempotent = new TreeMap<>(environment());
        idempotent.put("BENCH_IDEMPOTENT", "true");
        return List.of(
                service(SERVICE, wrk, stack.serviceUrl(OutdialService.OUTBOUND), environment()),
                baseline(MINIMAL, plain),
                baseline(ONE_STATEMENT, one),
                service(GATEWAY, wrk, stack.gatewayUrl(), environment()),
                service(IDEMPOTENT, wrk, stack.serviceUrl(OutdialService.OUTBOUND), idempotent),
                baseline(TRANSACTION, two));
    }

    private Contender service(String name, Path script, URI base, Map<String, String> environment) {
        return new Wrk(name, tools.wrk(), script, base, environment, numbers(), load);
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
                Map.entry(GATEWAY, SERVICE),
                Map.entry(IDEMPOTENT, SERVICE));
    }

    @Override
    public List<Finding> afterwards(List<Series> series, Progress progress) {
        Spread rates = series.get(0).perSecond();
        return growth.compared(fill.records(), new Spread(1 / rates.median(), 1 / rates.max(), 1 / rates.min()));
    }

    @Override
    public Numbers numbers() {
        return numbers;
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
