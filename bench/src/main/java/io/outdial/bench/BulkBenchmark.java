package io.outdial.bench;

import io.outdial.local.OutdialService;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bulk V4: 500 new leads a call, against pgbench with a set of the same rows a statement. Counted in leads; the
 * latencies are those of a call.
 */
final class BulkBenchmark implements Benchmark {

    private static final int LEADS = 500;

    /** Sets of numbers, none of which is in two. */
    private static final int SETS = 128_000;

    private static final String SERVICE = "service";
    private static final String GATEWAY = "service through the gateway";
    private static final String MINIMAL = "pgbench, minimal insert of a set";
    private static final String SET_STATEMENT = "pgbench, the service's statement";

    /** The numbers of set {@code :n}, as load.lua has them: far apart, so that they are nobody's neighbours. */
    private static final String NUMBERS = """
            (SELECT '+' || 12120000000 + m / 8000000 * 10000000 + 2000000 + m %% 8000000
               FROM (SELECT :n::bigint + i * %d FROM generate_series(0, %d) AS i) AS place (m)) AS lead (number)""".formatted(SETS, LEADS - 1);

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final Path home;
    private final LeadBenchmark leads;

    BulkBenchmark(BenchStack stack, Tools tools, Load load, Path home) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.home = home;
        this.leads = new LeadBenchmark(stack, tools, load, home);
    }

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String title() {
        return "bulk V4, " + LEADS + " new leads a call, checkDuplicate true, do-not-call check; in leads a second";
    }

    @Override
    public void prepare() throws SQLException {
        leads.prepare();
    }

    @Override
    public List<Contender> contenders() {
        Scripts scripts = stack.scripts();
        Path wrk = scripts.wrk(name());
        Path minimal = scripts.pgbench(name(), "minimal-set", List.of(LeadStatements.plain(NUMBERS)));
        Path set = scripts.pgbench(name(), "set-statement", List.of(add(ServiceSql.ADD_LEAD.read(home))));
        return List.of(
                service(SERVICE, wrk, stack.serviceUrl(OutdialService.OUTBOUND)),
                baseline(MINIMAL, minimal),
                service(GATEWAY, wrk, stack.gatewayUrl()),
                baseline(SET_STATEMENT, set));
    }

    private Contender service(String name, Path script, URI base) {
        return new SetContender(new Wrk(name, tools.wrk(), script, base, leads.environment(), numbers(), load), LEADS);
    }

    private Contender baseline(String name, Path script) {
        return new SetContender(
                new Pgbench(
                        name,
                        tools.pgbench(),
                        script,
                        stack.database(OutdialService.OUTBOUND),
                        leads.variables(),
                        numbers(),
                        load),
                LEADS);
    }

    /** The service's statement with a set. */
    private static String add(String statement) {
        return LeadStatements.add(statement, "number", value -> "ARRAY(SELECT " + value + " FROM " + NUMBERS + ")");
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(
                Map.entry(SERVICE, MINIMAL),
                Map.entry(SERVICE, SET_STATEMENT),
                Map.entry(GATEWAY, MINIMAL),
                Map.entry(GATEWAY, SERVICE));
    }

    @Override
    public Numbers numbers() {
        return new Numbers(SETS, 79_111);
    }

    @Override
    public Connection connect() throws SQLException {
        return leads.connect();
    }

    @Override
    public Optional<String> table() {
        return leads.table();
    }
}
