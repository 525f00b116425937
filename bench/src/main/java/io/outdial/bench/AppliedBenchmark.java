package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How fast enrollment-service makes customers and enrolments of leads that outbound-service tells of, against pgbench
 * with an insert of the same customers and enrolments.
 */
final class AppliedBenchmark implements Benchmark {

    private static final String SERVICE = "chains.added applied, in leads";
    private static final String BASELINE = "pgbench, the same customers and enrolments";

    /** As many as an event has at most. */
    private static final int LEADS = 500;

    /** What a run begins with for each of its seconds. */
    private static final int LEADS_A_SECOND = 5_000;

    private static final long SETS = 160_000;

    /** Numbers of 212 to 219, eight million each, unlike those of other leads. */
    private static final String NUMBERS =
            "generate_series(%s, %s) AS n, LATERAL (SELECT '+1' || (2122000000::bigint + n / 8000000 * 10000000 + n %% 8000000)) AS lead (number)";

    private static final String INSERT = """
            WITH made AS (
                INSERT INTO customer (client_id, id, first_name, last_name, caller_id, phone_key, phone_key_version, status, created_by, updated_by,
                                      created_at, updated_at)
                SELECT :client::uuid, uuidv7(), 'Cleo', 'Customer', number, number, 2, 'Lead', 'bench', 'bench', now(), now()
                  FROM %s
                RETURNING id)
            INSERT INTO customer_campaign (client_id, id, customer_id, campaign_id, status, created_at, updated_at)
            SELECT :client::uuid, uuidv7(), id, :campaign::uuid, 'awaiting_call', now(), now() FROM made
            """.formatted(NUMBERS.formatted(":n * 500", ":n * 500 + 499"));

    private final BenchStack stack;
    private final Tools tools;
    private final Load load;
    private final LeadBenchmark leads;
    private final Receiver receiver;

    AppliedBenchmark(BenchStack stack, Tools tools, Load load, LeadBenchmark leads, Receiver receiver) {
        this.stack = stack;
        this.tools = tools;
        this.load = load;
        this.leads = leads;
        this.receiver = receiver;
    }

    @Override
    public String name() {
        return "together-applied";
    }

    @Override
    public String title() {
        return "chains.added of 500 leads an event: customers and enrolments that enrollment-service makes";
    }

    @Override
    public void prepare() throws SQLException {
        leads.prepare();
        receiver.awaitDelivered();
    }

    @Override
    public List<Contender> contenders() {
        Map<String, String> variables = new TreeMap<>(Map.of(
                "client", leads.variables().get("client"),
                "campaign", leads.variables().get("campaign")));
        Path script = stack.scripts().pgbench("load", "applied", List.of(INSERT));
        return List.of(
                new Applied(),
                new SetContender(
                        new Pgbench(
                                BASELINE,
                                tools.pgbench(),
                                script,
                                stack.database(OutdialService.ENROLLMENT),
                                variables,
                                numbers(),
                                load),
                        LEADS));
    }

    /** From the first event that was taken to the last. */
    private final class Applied implements Contender {

        @Override
        public String name() {
            return SERVICE;
        }

        @Override
        public Run run(Block numbers, int seconds) {
            try (Connection connection = stack.database(OutdialService.OUTBOUND).connect()) {
                long first = numbers.first();
                int events = Math.max(2, seconds * LEADS_A_SECOND / LEADS);
                tell(connection, first, events);
                long left = awaitChange(connection, events);
                long begun = System.nanoTime();
                awaitChange(connection, left, 0);
                double took = (System.nanoTime() - begun) / 1e9;
                receiver.awaitDelivered();
                return new Run(left * LEADS, 0, "", took, 0, 0);
            } catch (SQLException e) {
                throw new LocalFailure("leads cannot be told of: " + e.getMessage(), e);
            }
        }

        private void tell(Connection connection, long firstSet, int events) throws SQLException {
            long first = Math.multiplyExact(firstSet, LEADS);
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TEMPORARY TABLE told ON COMMIT DROP AS SELECT n, number, nextval('record_handle') AS handle FROM %s
                        """.formatted(NUMBERS.formatted(first, first + (long) events * LEADS - 1)));
                Map<String, String> names = leads.variables();
                statement.execute("""
                        INSERT INTO outbound_record (client_id, handle, chain_id, campaign_id, calling_list_id, phone, phone_key, key_version, priority, name, is_first)
                        SELECT '%s', handle, handle, '%s', '%s', number, number, %s, 5, 'Cleo Customer', true FROM told
                        """.formatted(
                        names.get("client"), names.get("campaign"), names.get("list"), LeadStatements.KEY_VERSION));
                statement.execute("""
                        SELECT count(announce_added_chains(event.clients, event.handles, event.outcomes))
                          FROM (SELECT array_agg('%s'::text) AS clients, array_agg(handle ORDER BY n) AS handles, array_agg('stored'::text) AS outcomes
                                  FROM told GROUP BY (n - %d) / %d) AS event
                        """.formatted(names.get("client"), first, LEADS));
            }
            connection.commit();
            connection.setAutoCommit(true);
        }

        private long awaitChange(Connection connection, long from) throws SQLException {
            return awaitChange(connection, from, from - 1);
        }

        /** Until so many events wait, or fewer. */
        private long awaitChange(Connection connection, long from, long to) throws SQLException {
            long left = from;
            while (left > to) {
                Receiver.pause(5);
                left = Long.parseLong(
                        Receiver.value(connection, "SELECT count(*) FROM outbox_event WHERE type = 'chains.added'"));
            }
            return left;
        }

        @Override
        public boolean cutsOff() {
            return false;
        }
    }

    @Override
    public List<Map.Entry<String, String>> ratios() {
        return List.of(Map.entry(SERVICE, BASELINE));
    }

    /** Of sets of leads. A run of the service takes them one after the other from the first of its block on. */
    @Override
    public Numbers numbers() {
        return new Numbers(SETS, 1);
    }

    @Override
    public Connection connect() throws SQLException {
        return stack.database(OutdialService.ENROLLMENT).connect();
    }

    @Override
    public Optional<String> table() {
        return Optional.empty();
    }
}
