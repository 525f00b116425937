package io.outdial.bench;

import io.outdial.local.Progress;
import io.outdial.local.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Pulls while somebody holds a snapshot open, as a backup does: what is dead stays in the index, at the head of the
 * queue.
 *
 * @param seconds of full load with it
 */
record HeldSnapshot(DatabaseServer database, Contender pulls, Load load, int seconds) {

    private static final double GOAL = 3;

    /** @param p99 without */
    Finding measure(Spread p99, Progress progress) throws SQLException {
        Numbers.Block block = new Numbers.Block(0, 1);
        Deque<Run> last = new ArrayDeque<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement.execute("SELECT count(*) FROM queue_lane");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            do {
                Run run = pulls.run(block, load.seconds());
                progress.line(String.format(
                        Locale.ROOT,
                        "  with a snapshot held open %-26s %,9.0f/s  p50 %6.2f ms  p99 %7.2f ms",
                        pulls.name(),
                        run.perSecond(),
                        run.p50Millis(),
                        run.p99Millis()));
                last.addLast(run);
                if (last.size() > load.runs()) {
                    last.removeFirst();
                }
            } while (System.nanoTime() < end);
            connection.rollback();
        }
        Spread held = Spread.of(last.stream().mapToDouble(Run::p99Millis).toArray());
        return new Finding(
                "p99 after " + seconds + " s of full load with a snapshot held open : without",
                Finding.TIMES,
                held.dividedBy(p99.median()),
                GOAL,
                last.stream().mapToLong(Run::errors).sum(),
                last.stream()
                        .map(Run::firstError)
                        .filter(error -> !error.isEmpty())
                        .findFirst()
                        .orElse(""));
    }
}
