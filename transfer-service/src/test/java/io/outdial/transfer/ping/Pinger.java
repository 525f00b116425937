package io.outdial.transfer.ping;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A guarded ping for tests, with a name look-up of the test's own that counts. */
final class Pinger implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger lookUps = new AtomicInteger();
    private final PingPolicy policy;
    private final GuardedPing ping;

    Pinger(Set<String> allowedHosts, Set<Integer> ports, HttpClientOptions options, HostResolver names) {
        policy = PingPolicy.of(allowedHosts, Set.of(), true, ports);
        ping = new GuardedPing(
                vertx,
                options,
                host -> {
                    lookUps.incrementAndGet();
                    return names.resolve(host);
                },
                policy,
                new GuardedPing.Limits(Duration.ofSeconds(1), Duration.ofSeconds(10), 64 * 1024, 50));
    }

    /** Every name is this machine. */
    static HostResolver loopback() {
        return host -> Uni.createFrom().item(List.of(address("127.0.0.1")));
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    PingAnswer get(String url) {
        return ask(new PingRequest(url, false, Map.of(), null, Duration.ofSeconds(5)));
    }

    PingAnswer get(String url, Duration timeout) {
        return ask(new PingRequest(url, false, Map.of(), null, timeout));
    }

    PingAnswer ask(PingRequest request) {
        PingUrl url = policy.read(request.url()).orElseThrow(() -> PingRefused.notAllowed("no URL"));
        return ping.ask(url, request, request.timeout()).await().atMost(LONG);
    }

    int lookUps() {
        return lookUps.get();
    }

    @Override
    public void close() {
        ping.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
