package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first and the thousandth page of a million customers, compared with pgbench: the three statements of a page. */
final class CustomerPageBenchmark implements Benchmark {

    private static final String FIRST = "page 1";
    private static final String DEEP = "page 1,000";
    private static final String FIRST_BASELINE = "pgbench, page 1";
    private static final String DEEP_BASELINE = "pgbench, page 1,000";
    private static final int DEEP_PAGE = 1_000;
    private static final int LIMIT = 50;

    /**
     * As {@code CustomerStatements} of enrollment-service puts it together for the list without filters, the newest
     * first.
     */
    private static final String IDS = """
            SELECT array_agg(id) AS ids FROM (
                SELECT id FROM customer WHERE client_id = :client ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset) AS page
            """;

    /** What Hibernate makes of it names each column and each id; they are as many. */
    static final String ROWS =
            "SELECT * FROM customer WHERE client_id = :client AND id = ANY (CAST(:ids AS uuid[]));\n";

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final DatabaseServer database;

    CustomerPageBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.database = stack.database(OutdialService.ENROLLMENT);
    }

    @Override
    public String name() {
        return "customer-pages";
    }

    @Override
    public String title() {
        return "GET /v2/customers, pages of 50 out of a million";
    }

    @Override
    public void prepare() throws SQLException {
        new CustomerData(stack).load();
        List<String> ids = deepIds();
        stack.awaitAnswer(
                stack.request(
                        OutdialService.ENROLLMENT,
                        "/v2/customers?page=" + DEEP_PAGE,
                        Map.of("x-api-key", stack.apiKey())),
                answer -> answer.statusCode() == 200 && ids.stream().allMatch(answer.body()::contains));
    }

    /** By the baseline's statement. */
    private List<String> deepIds() throws SQLException {
        String values = IDS.replace(":client", "?").replace(":limit", "?").replace(":offset", "?");
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(values)) {
            statement.setObject(1, stack.clientId());
            statement.setInt(2, LIMIT);
            statement.setInt(3, (DEEP_PAGE - 1) * LIMIT);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Arrays.stream((Object[]) row.getArray(1).getArray())
                        .map(Object::toString)
                        .toList();
            }
        }
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                service(FIRST, 1),
                baseline(FIRST_BASELINE, 1),
                service(DEEP, DEEP_PAGE),
                baseline(DEEP_BASELINE, DEEP_PAGE));
    }

    private Contender service(String name, int page) {
        Map<String, String> environment = Map.of(
                "BENCH_KEY", stack.apiKey(),
                "BENCH_PATH", "/v2/customers?page=" + page,
                "BENCH_FIND", "\"currentPage\":" + page);
        return new Wrk(
                name,
                tools.wrk(),
                stack.scripts().wrk("get"),
                stack.serviceUrl(OutdialService.ENROLLMENT),
                environment,
                numbers(),
                load);
    }

    private Contender baseline(String name, int page) {
        Path script = stack.scripts()
                .pgbench(
                        "get",
                        "customer-page-" + page,
                        total(ServiceSql.COUNT_CUSTOMERS.read(home)) + ";\n" + IDS.strip() + " \\gset\n" + ROWS);
        Map<String, String> variables = Map.of(
                "client", stack.clientId().toString(),
                "limit", Integer.toString(LIMIT),
                "offset", Integer.toString((page - 1) * LIMIT));
        return new Pgbench(name, tools.pgbench(), script, database, variables, numbers(), load);
    }

    /** Client. */
    static String total(String statement) {
        return Scripts.bind(statement, List.of(":client"));
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(
                Map.entry(FIRST, FIRST_BASELINE),
                Map.entry(DEEP, DEEP_BASELINE),
                Map.entry(DEEP, FIRST),
                Map.entry(DEEP_BASELINE, FIRST_BASELINE));
    }

    @Override
    public Numbers numbers() {
        return new Numbers(CustomerData.CUSTOMERS, 617_283);
    }

    @Override
    public Connection connect() throws SQLException {
        return database.connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.empty();
    }
}
