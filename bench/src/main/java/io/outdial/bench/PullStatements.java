package io.outdial.bench;

import java.util.List;

/** The service's statements of a pull with pgbench's values. */
final class PullStatements {

    private static final String NULL_UUID = "CAST(NULL AS uuid)";
    private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'";
    private static final String AGENT = BenchAgents.idInSql(":agent::text");

    private PullStatements() {}

    /** Client, name of the campaign, agent, device. */
    static String card(String statement) {
        return Scripts.bind(statement, List.of(":client", ":campaign_name", AGENT, AGENT));
    }

    /** One record for an agent. */
    static String pull(String statement) {
        return bind(statement, "ARRAY[" + NOBODY + ", " + AGENT + "]", AGENT, "ARRAY[uuidv7()::text]", 1, 3600);
    }

    /** A batch for a dialler. */
    static String batch(String statement, int records) {
        String ids = "ARRAY(SELECT uuidv7()::text FROM generate_series(1, " + records + "))";
        return bind(statement, "ARRAY[" + NOBODY + "]", NULL_UUID, ids, records, 300);
    }

    /**
     * Client, campaign, owners, open windows; records wanted, attempts that a record has, calls that a number has a
     * day, calls that the campaign may have; agent, dialler, ids of the attempts, seconds of the lease; of a campaign
     * without sources.
     */
    private static String bind(
            String statement, String owners, String agent, String attempts, int wanted, int leaseSeconds) {
        return Scripts.bind(
                statement,
                List.of(
                        ":client",
                        ":campaign",
                        owners,
                        ":windows",
                        Integer.toString(wanted),
                        "5",
                        "3",
                        "NULL",
                        agent,
                        wanted == 1 ? "NULL" : "'dialler'",
                        attempts,
                        Integer.toString(leaseSeconds),
                        "false",
                        "'{}'",
                        "'{}'"));
    }
}
