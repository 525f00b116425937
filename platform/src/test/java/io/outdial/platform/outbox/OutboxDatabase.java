package io.outdial.platform.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.outdial.platform.id.UuidV7;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A PostgreSQL with an outbox, and relays on it. One for all tests, which come one after the other. */
final class OutboxDatabase {

    static final UUID CLIENT = UUID.randomUUID();

    private static OutboxDatabase shared;

    private final EmbeddedPostgres postgres;
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    static synchronized OutboxDatabase shared() {
        try {
            if (shared == null) {
                shared = new OutboxDatabase();
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OutboxDatabase() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        pool = Pool.pool(vertx, options().setCachePreparedStatements(true), new PoolOptions().setMaxSize(10));
        migrate("V000_2__outbox_inbox.sql");
        migrate("V000_5__outbox_operation.sql");
        migrate("V000_8__outbox_trace.sql");
    }

    private void migrate(String script) throws IOException {
        try (InputStream migration = Outbox.class.getResourceAsStream("/db/platform/" + script)) {
            run(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Quick enough to test by, with the proportions of the defaults. */
    record Config(
            int concurrency,
            int maxBatch,
            Duration pollEvery,
            Duration gather,
            Duration deliveryTimeout,
            Duration lease,
            Duration minBackOff,
            Duration maxOutageBackOff,
            Duration maxBackOff)
            implements OutboxConfig {

        static final Config QUICK = new Config(
                4,
                5,
                Duration.ofMillis(50),
                Duration.ofMillis(10),
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Duration.ofMillis(40),
                Duration.ofMillis(200),
                Duration.ofMillis(400));

        Config gathering(Duration time, int atOnce) {
            return new Config(
                    concurrency,
                    atOnce,
                    pollEvery,
                    time,
                    deliveryTimeout,
                    lease,
                    minBackOff,
                    maxOutageBackOff,
                    maxBackOff);
        }
    }

    OutboxRelay relay(Batches.Single receiver) {
        return relay(queue(), new Batches(receiver));
    }

    OutboxRelay relay(OutboxQueue queue, EventDelivery delivery) {
        return relay(queue, delivery, Config.QUICK);
    }

    OutboxRelay relay(OutboxQueue queue, EventDelivery delivery, OutboxConfig config) {
        return new OutboxRelay(vertx.getDelegate(), queue, delivery, config, times());
    }

    static DeliveryTimes times() {
        return new DeliveryTimes(Clock.systemUTC(), new SimpleMeterRegistry());
    }

    OutboxQueue queue() {
        return new OutboxQueue(pool, new ObjectMapper());
    }

    Pool pool() {
        return pool;
    }

    Vertx vertx() {
        return vertx;
    }

    /** As {@link Outbox} writes them, each with its own number as data. */
    void write(String key, int from, int to) {
        write(pool, key, from, to);
    }

    static void write(SqlClient client, String key, int from, int to) {
        List<NewEvent> events = IntStream.range(from, to)
                .mapToObj(n -> new NewEvent(CLIENT, key, "test.counted", n))
                .toList();
        client.preparedQuery(Outbox.WRITE.replace('?', '$'))
                .execute(Tuple.tuple()
                        .addArrayOfString(column(events, event -> UuidV7.next().toString()))
                        .addArrayOfString(
                                column(events, event -> event.clientId().toString()))
                        .addArrayOfString(column(events, NewEvent::key))
                        .addArrayOfString(column(events, NewEvent::type))
                        .addArrayOfString(column(events, event -> event.data().toString()))
                        .addString(""))
                .await()
                .indefinitely();
    }

    long waiting() {
        return number("SELECT count(*) FROM outbox_event");
    }

    long number(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }

    private PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost("localhost")
                .setPort(postgres.getPort())
                .setDatabase("postgres")
                .setUser("postgres")
                .setPassword("postgres");
    }

    private static String[] column(List<NewEvent> events, Function<NewEvent, String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }
}
