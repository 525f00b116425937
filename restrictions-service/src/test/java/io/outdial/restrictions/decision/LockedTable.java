package io.outdial.restrictions.decision;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Until it is closed, nobody else reads or writes a restriction. */
final class LockedTable implements AutoCloseable {

    private final Connection owner = DatabaseProxy.direct();

    LockedTable() throws SQLException {
        owner.setAutoCommit(false);
        execute("LOCK TABLE agent_source_restriction IN ACCESS EXCLUSIVE MODE");
    }

    /** How many wait for it. */
    int waiting() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'agent_source_restriction'::regclass")) {
            found.next();
            return found.getInt(1);
        }
    }

    /** Ends the sessions of those who wait. */
    void endWhoWaits() throws SQLException {
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'agent_source_restriction'::regclass");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        owner.rollback();
        owner.close();
    }
}
