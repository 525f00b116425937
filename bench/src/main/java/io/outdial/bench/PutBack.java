package io.outdial.bench;

import io.outdial.local.LocalFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Puts what is pulled back into its list, in batches and in the background, so that the list stays as it is however
 * long the load lasts, and no agent has too many records. It also gives agents their quota again. Counts what there was
 * to put back: that is what was handed out.
 */
final class PutBack implements AutoCloseable {

    private static final int PAUSE_MILLIS = 10;

    /** What was under way when the load ended is there after so long. */
    private static final int PAUSES_AT_THE_END = 50;

    private static final String PUT_BACK = """
            WITH taken AS (
                DELETE FROM attempt
                 WHERE client_id = ? AND campaign_id = ? AND campaign_id >= '00000000-0000-0000-0000-000000000000' AND ended_at IS NULL
                RETURNING handle)
            UPDATE outbound_record AS record SET record_status = 1, due_at = now(), attempt_id = NULL
              FROM taken WHERE record.client_id = ? AND record.handle = taken.handle
            """;

    private static final String DEADLOCK = "40P01";

    private static final String QUOTAS = "DELETE FROM quota_count WHERE client_id = ?";

    private final PullList list;
    private final CompletableFuture<Long> count;
    private volatile boolean isOver;

    private PutBack(PullList list) {
        this.list = list;
        this.count = CompletableFuture.supplyAsync(this::work, task -> new Thread(task, "put-back").start());
    }

    static PutBack start(PullList list) {
        return new PutBack(list);
    }

    /** Ends it, and returns how many records were handed out since it was started. */
    long finish() {
        isOver = true;
        try {
            return count.join();
        } catch (CompletionException e) {
            throw new LocalFailure("records cannot be put back: " + e.getCause().getMessage(), e);
        }
    }

    @Override
    public void close() {
        isOver = true;
    }

    /** None where a pull that waits for this one was in the way: the next time finds them. */
    private static int putBack(PreparedStatement records) throws SQLException {
        try {
            return records.executeUpdate();
        } catch (SQLException e) {
            if (DEADLOCK.equals(e.getSQLState())) {
                return 0;
            }
            throw e;
        }
    }

    /** A kept plan reads record by record, however many there are and were. */
    private static void lookUpOneByOne(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off");
        }
    }

    private long work() {
        try (Connection connection = list.database().connect();
                PreparedStatement records = connection.prepareStatement(PUT_BACK);
                PreparedStatement quotas = connection.prepareStatement(QUOTAS)) {
            lookUpOneByOne(connection);
            records.setObject(1, list.client());
            records.setObject(2, PullList.CAMPAIGN);
            records.setObject(3, list.client());
            quotas.setObject(1, list.client());
            long handedOut = 0;
            for (int emptyAtTheEnd = 0; emptyAtTheEnd < PAUSES_AT_THE_END; ) {
                int found = putBack(records);
                handedOut += found;
                quotas.executeUpdate();
                emptyAtTheEnd = isOver && found == 0 ? emptyAtTheEnd + 1 : 0;
                Thread.sleep(PAUSE_MILLIS);
            }
            return handedOut;
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
