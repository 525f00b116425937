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
 * Creates one customer per call beside a million, compared with pgbench: the lock on the number and an insert into the
 * same table with the same indexes.
 */
final class CustomerCreateBenchmark implements Benchmark {

    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String BASELINE = "pgbench, lock + insert in a transaction";
    private static final String TABLE = "customer";

    private static final String INSERT = """
            INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, phone_key_version, status, created_by, updated_by,
                                  created_at, updated_at)
            VALUES (:client, uuidv7(), 'Cleo', 'Customer', '+'::text || :phone, '+'::text || :phone, 2, 'Lead', 'bench', 'bench', now(), now())
            """;

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final DatabaseServer database;

    CustomerCreateBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.database = stack.database(OutdialService.ENROLLMENT);
    }

    @Override
    public String name() {
        return "customer-creates";
    }

    @Override
    public String title() {
        return "POST /v2/customers, one new customer a call, beside a million";
    }

    @Override
    public void prepare() throws SQLException {
        new CustomerData(stack).load();
        stack.awaitAnswer(
                stack.request(
                        OutdialService.ENROLLMENT,
                        "/v2/customers",
                        Map.of("x-api-key", stack.apiKey()),
                        "{\"callerId\": \"+14155550100\", \"firstName\": \"Cleo\"}"),
                answer -> answer.statusCode() == 200);
    }

    @Override
    public List<Contender> contenders() {
        Path wrk = stack.scripts().wrk(name());
        String hold = hold(ServiceSql.HOLD_CUSTOMER.read(home));
        Path script = stack.scripts().pgbench(name(), "customer-create", List.of(hold, INSERT));
        Map<String, String> variables = Map.of("client", stack.clientId().toString());
        Map<String, String> environment = Map.of("BENCH_KEY", stack.apiKey());
        return List.of(
                new Wrk(
                        SERVICE,
                        tools.wrk(),
                        wrk,
                        stack.serviceUrl(OutdialService.ENROLLMENT),
                        environment,
                        numbers(),
                        load),
                new Pgbench(BASELINE, tools.pgbench(), script, database, variables, numbers(), load),
                new Wrk(GATEWAY, tools.wrk(), wrk, stack.gatewayUrl(), environment, numbers(), load));
    }

    /** Client, keys. */
    static String hold(String statement) {
        return Scripts.bind(statement, List.of(":client", "ARRAY['+'::text || :phone]"));
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(SERVICE, BASELINE), Map.entry(GATEWAY, SERVICE));
    }

    /** Ten area codes of eight million numbers each, starting after the loaded ones. */
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
