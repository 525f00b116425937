package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.postgres.DatabaseServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Events at a steady rate, committed as a replica commits them: stored by the service's statement, each in a
 * transaction of its own, then rung, in a statement that names all that were committed while the last one was under
 * way.
 *
 * @param store the service's statement
 * @param users who are notified in turn
 */
record EventLoad(DatabaseServer database, UUID client, String store, int users, int perSecond) {

    private static final int WRITERS = 16;
    private static final double KEPT_MILLIS = 60_000;
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Without a factor in common with the number of users, so that neighbours are not notified one after the other. */
    private static final long STEP = 7_919;

    /** The two messages of a record operation, as far as their size matters. */
    private static final String MESSAGES = """
            [{"channel":"/v2/me/outbound","data":{"messageType":"OutboundRecordMessage","notificationType":"DoNotCallAcknowledge","referenceId":"%s",\
            "record":{"devicePath":"/devices/f32a46c4-8a48-4067-9965-537fc9788790","callingList":"CallingList1","applicationId":134,"recordHandle":13,"campaignName":"Campaign1"}}},\
            {"channel":"/me/internal","data":{"messageType":"DeviceUserEventMessage","deviceId":"f32a46c4-8a48-4067-9965-537fc9788790",\
            "userData":{"GSW_CHAIN_ATTR":"AllChain","GSW_APPLICATION_ID":134,"GSW_RECORD_HANDLE":13,"GSW_USER_EVENT":"DoNotCallAcknowledge",\
            "GSW_CALLING_LIST":"CallingList1","GSW_PHONE":"3001","GSW_CAMPAIGN_NAME":"Campaign1"}}}]""";

    record Event(int n, int user) {}

    /** How those who listen are told of events. */
    interface Bell {

        String channel();

        String payload(List<Event> committed);
    }

    /**
     * Returns when all are committed and rung.
     *
     * @param reference what an event is found by
     */
    void run(Arrivals arrivals, IntFunction<String> reference, Bell bell) {
        BlockingQueue<Event> toRing = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            long start = System.nanoTime() + LEAD_NANOS;
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                all.add(CompletableFuture.runAsync(() -> write(arrivals, reference, toRing, first, start), threads));
            }
            all.add(CompletableFuture.runAsync(() -> ring(arrivals.events(), toRing, bell), threads));
            all.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new LocalFailure("an event cannot be stored: " + e.getCause().getMessage(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Clients, users, messages, who rings, how long events are kept. */
    static String positional(String statement) {
        return Scripts.bind(statement, List.of("?", "?", "?", "?", "?"));
    }

    private void write(
            Arrivals arrivals, IntFunction<String> reference, BlockingQueue<Event> toRing, int first, long start) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(positional(store))) {
            statement.setArray(1, connection.createArrayOf("text", new Object[] {client.toString()}));
            statement.setObject(4, UUID.randomUUID());
            statement.setDouble(5, KEPT_MILLIS);
            for (int n = first; n < arrivals.events(); n += WRITERS) {
                Event event = new Event(n, (int) (n * STEP % users));
                statement.setArray(2, connection.createArrayOf("text", new Object[] {
                    BenchAgents.id(event.user()).toString()
                }));
                statement.setArray(
                        3, connection.createArrayOf("text", new Object[] {MESSAGES.formatted(reference.apply(n))}));
                LockSupport.parkNanos(start + n * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime());
                statement.execute();
                arrivals.committed(n);
                toRing.add(event);
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private void ring(int events, BlockingQueue<Event> toRing, Bell bell) {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            statement.setString(1, bell.channel());
            for (int rung = 0; rung < events; ) {
                List<Event> committed = new ArrayList<>(List.of(toRing.take()));
                toRing.drainTo(committed, 100);
                statement.setString(2, bell.payload(committed));
                statement.execute();
                rung += committed.size();
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
