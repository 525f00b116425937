package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Many desktops that listen, and the events that they should receive. */
final class HeldPolls implements Contender, AutoCloseable {

    /** Of an address so many logins are hashed at once, and a few more wait. */
    private static final int LOGINS_AT_ONCE = 8;

    private static final int OPEN_SECONDS = 60;
    private static final int LAST_MILLIS = 10_000;
    private static final String REFERENCE = "\"referenceId\":\"";

    private final String name;
    private final EventLoad events;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http;
    private int opened;
    private int runs;
    private volatile Current current = new Current("none-", new Arrivals(0));

    /** @param prefix of the references of its events */
    private record Current(String prefix, Arrivals arrivals) {}

    HeldPolls(String name, EventLoad events) {
        this.name = name;
        this.events = events;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(events.users() + LOGINS_AT_ONCE)
                .setKeepAliveTimeout(300));
    }

    /**
     * Opens more of them, each of an agent of its own, and returns when they poll.
     *
     * @param replicas that they are at, in turn
     * @param until how many there are then
     */
    void open(List<URI> replicas, int until) {
        ExecutorService logins = Executors.newFixedThreadPool(LOGINS_AT_ONCE);
        try {
            List<Future<?>> opening = new ArrayList<>();
            for (; opened < until; opened++) {
                Poller poller = new Poller(
                        http,
                        replicas.get(opened % replicas.size()),
                        BenchAgents.authorization(opened),
                        this::received,
                        failure -> current.arrivals().failed(failure));
                opening.add(logins.submit(() ->
                        poller.open().toCompletionStage().toCompletableFuture().get(OPEN_SECONDS, TimeUnit.SECONDS)));
            }
            for (Future<?> each : opening) {
                each.get(OPEN_SECONDS, TimeUnit.SECONDS);
            }
            TimeUnit.SECONDS.sleep(1);
        } catch (ExecutionException | TimeoutException e) {
            throw new LocalFailure("a client cannot listen: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        } finally {
            logins.shutdownNow();
        }
    }

    /** What comes of an earlier run was counted as missing there. */
    private void received(String body) {
        Current now = current;
        String prefix = REFERENCE + now.prefix();
        for (int at = body.indexOf(prefix); at >= 0; at = body.indexOf(prefix, at + 1)) {
            int from = at + prefix.length();
            now.arrivals().arrived(Integer.parseInt(body, from, body.indexOf('"', from), 10));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Run run(Block block, int seconds) {
        String prefix = "run" + ++runs + "-";
        Arrivals arrivals = new Arrivals(seconds * events.perSecond());
        current = new Current(prefix, arrivals);
        events.run(arrivals, n -> prefix + n, new ReplicaBell(events.client(), UUID.randomUUID()));
        try {
            return arrivals.await(LAST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    @Override
    public boolean cutsOff() {
        return false;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Rings as a replica does: who rings, and whose streams have moved. */
    private record ReplicaBell(UUID client, UUID replica) implements EventLoad.Bell {

        @Override
        public String channel() {
            return "notification";
        }

        @Override
        public String payload(List<EventLoad.Event> committed) {
            return replica + " "
                    + committed.stream()
                            .map(event -> entry(BenchAgents.id(event.user())))
                            .distinct()
                            .collect(Collectors.joining(" "));
        }

        private String entry(UUID member) {
            ByteBuffer ids = ByteBuffer.allocate(4 * Long.BYTES);
            for (UUID id : List.of(client, member)) {
                ids.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            }
            return Base64.getEncoder().withoutPadding().encodeToString(ids.array());
        }
    }
}
