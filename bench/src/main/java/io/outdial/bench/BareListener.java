package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * The baseline of notifications: the same events, committed and rung in the same way, until a bare connection that
 * listens has them. Nothing can know of a commit of another process earlier than that.
 */
record BareListener(EventLoad events) implements Contender {

    private static final String NAME = "a bare listener of PostgreSQL";

    private static final int WAIT_MILLIS = 100;
    private static final int LAST_MILLIS = 5_000;

    private static final EventLoad.Bell BELL = new EventLoad.Bell() {
        @Override
        public String channel() {
            return "bench";
        }

        @Override
        public String payload(List<EventLoad.Event> committed) {
            return committed.stream().map(event -> Integer.toString(event.n())).collect(Collectors.joining(" "));
        }
    };

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Run run(Block block, int seconds) {
        Arrivals arrivals = new Arrivals(seconds * events.perSecond());
        try (Connection connection = events.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + BELL.channel());
            CompletableFuture<Void> load =
                    CompletableFuture.runAsync(() -> events.run(arrivals, n -> "bare-" + n, BELL));
            PGConnection listening = connection.unwrap(PGConnection.class);
            while (!load.isDone()) {
                receive(listening, arrivals);
            }
            load.join();
            receive(listening, arrivals);
            return arrivals.await(LAST_MILLIS);
        } catch (SQLException e) {
            throw new LocalFailure("nothing can be listened to: " + e.getMessage(), e);
        } catch (CompletionException e) {
            throw new LocalFailure(e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static void receive(PGConnection listening, Arrivals arrivals) throws SQLException {
        for (PGNotification notification : listening.getNotifications(WAIT_MILLIS)) {
            for (String event : notification.getParameter().split(" ")) {
                arrivals.arrived(Integer.parseInt(event));
            }
        }
    }

    @Override
    public boolean cutsOff() {
        return false;
    }
}
