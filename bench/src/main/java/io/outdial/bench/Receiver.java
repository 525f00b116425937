package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** enrollment-service as the receiver of outbound-service's events, which can be paused, and what waits for it. */
final class Receiver {

    private static final int POLL_MILLIS = 20;
    private static final long TIMEOUT_NANOS = TimeUnit.MINUTES.toNanos(30);

    private final BenchStack stack;

    Receiver(BenchStack stack) {
        this.stack = stack;
    }

    /** Its processes stand still: events are written and wait. */
    void pause() {
        signal("-STOP");
    }

    void goOn() {
        signal("-CONT");
    }

    /** Until no event waits in either service: what one says the other answers. */
    void awaitDelivered() throws SQLException {
        await(
                OutdialService.OUTBOUND,
                "SELECT EXISTS (SELECT FROM chain_change) OR EXISTS (SELECT FROM attempt_change)",
                "f");
        await(OutdialService.OUTBOUND, "SELECT EXISTS (SELECT FROM outbox_event)", "f");
        await(OutdialService.ENROLLMENT, "SELECT EXISTS (SELECT FROM outbox_event)", "f");
        await(OutdialService.OUTBOUND, "SELECT EXISTS (SELECT FROM outbox_event)", "f");
    }

    /** Until a query of one value answers so. */
    void await(OutdialService service, String sql, String answer) throws SQLException {
        long begun = System.nanoTime();
        try (Connection connection = stack.database(service).connect()) {
            while (!answer.equals(value(connection, sql))) {
                if (System.nanoTime() - begun > TIMEOUT_NANOS) {
                    throw new LocalFailure("in vain for half an hour: " + sql);
                }
                pause(POLL_MILLIS);
            }
        }
    }

    long count(OutdialService service, String sql) throws SQLException {
        try (Connection connection = stack.database(service).connect()) {
            return Long.parseLong(value(connection, sql));
        }
    }

    void execute(OutdialService service, String sql) throws SQLException {
        try (Connection connection = database(service).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    DatabaseServer database(OutdialService service) {
        return stack.database(service);
    }

    static String value(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private void signal(String signal) {
        for (ServiceReplica replica : stack.replicasOf(OutdialService.ENROLLMENT)) {
            try {
                String pid = Long.toString(stack.process(replica).pid());
                if (new ProcessBuilder("kill", signal, pid).start().waitFor() != 0) {
                    throw new LocalFailure(replica + " takes no signal");
                }
            } catch (IOException e) {
                throw new LocalFailure("there is no kill: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalFailure("interrupted", e);
            }
        }
    }
}
