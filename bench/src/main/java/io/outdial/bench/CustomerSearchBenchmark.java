package io.outdial.bench;

import io.outdial.local.OutdialService;
import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One customer out of a million, by phone number and by name; the first against pgbench with the statements of the
 * service.
 */
final class CustomerSearchBenchmark implements Benchmark {

    private static final String BY_PHONE = "by phone";
    private static final String BY_NAME = "search, first and last name";
    private static final String BASELINE = "pgbench, by phone";

    /** As {@code CustomerStatements} of enrollment-service puts them together for the filter {@code phone}. */
    private static final String COUNT =
            "SELECT count(*) FROM (SELECT 1 FROM customer WHERE client_id = :client AND phone_key = '+'::text || :phone LIMIT 100001) AS counted";

    private static final String IDS = """
            SELECT array_agg(id) AS ids FROM (
                SELECT id FROM (SELECT id, created_at FROM customer WHERE client_id = :client AND phone_key = '+'::text || :phone OFFSET 0) AS found
                 ORDER BY created_at DESC, id DESC LIMIT 50 OFFSET 0) AS page
            """;

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final DatabaseServer database;

    CustomerSearchBenchmark(BenchStack stack, Tools tools, Load load) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.database = stack.database(OutdialService.ENROLLMENT);
    }

    @Override
    public String name() {
        return "customer-search";
    }

    @Override
    public String title() {
        return "GET /v2/customers?phone= and ?search=, one customer out of a million";
    }

    @Override
    public void prepare() throws SQLException {
        new CustomerData(stack).load();
        for (String query : List.of("phone=%2B12012000007", "search=first007%20last000")) {
            stack.awaitAnswer(
                    stack.request(
                            OutdialService.ENROLLMENT, "/v2/customers?" + query, Map.of("x-api-key", stack.apiKey())),
                    answer -> answer.statusCode() == 200
                            && answer.body().contains("\"itemsTotal\":1,")
                            && answer.body().contains("+12012000007"));
        }
    }

    @Override
    public List<Contender> contenders() {
        Path script = stack.scripts()
                .pgbench(
                        "get",
                        "customer-by-phone",
                        "\\set phone " + CustomerData.FIRST_PHONE + " + :n\n" + COUNT + ";\n" + IDS.strip()
                                + " \\gset\n" + CustomerPageBenchmark.ROWS);
        Map<String, String> variables = Map.of("client", stack.clientId().toString());
        return List.of(
                service(BY_PHONE, "/v2/customers?phone=%2B#PHONE#"),
                new Pgbench(BASELINE, tools.pgbench(), script, database, variables, numbers(), load),
                service(BY_NAME, "/v2/customers?search=first#FIRST#%20last#LAST#"));
    }

    private Contender service(String name, String path) {
        Map<String, String> environment =
                Map.of("BENCH_KEY", stack.apiKey(), "BENCH_PATH", path, "BENCH_FIND", "\"itemsTotal\":1,");
        return new Wrk(
                name,
                tools.wrk(),
                stack.scripts().wrk("get"),
                stack.serviceUrl(OutdialService.ENROLLMENT),
                environment,
                numbers(),
                load);
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(BY_PHONE, BASELINE), Map.entry(BY_NAME, BY_PHONE));
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
