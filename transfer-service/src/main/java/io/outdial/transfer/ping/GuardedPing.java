package io.outdial.transfer.ping;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Calls one URL, with all checks except those that concern several pings (see {@link Ping}).
 *
 * <p>Every ping has a connection of its own, which is never reused: not for a name that meanwhile resolves elsewhere,
 * and not for another client. No proxy, which would resolve the name again. No redirects, which would bypass the check.
 */
final class GuardedPing {

    private static final int MAX_HEAD_LENGTH = 8 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final HostResolver resolver;
    private final PingPolicy policy;
    private final Duration maxTimeout;
    private final int maxResponseBytes;

    /** @param options tests add trusted certificates; otherwise new */
    GuardedPing(Vertx vertx, HttpClientOptions options, HostResolver resolver, PingPolicy policy, Limits limits) {
        this.vertx = vertx;
        this.resolver = resolver;
        this.policy = policy;
        this.maxTimeout = limits.maxTimeout();
        this.maxResponseBytes = limits.maxResponseBytes();
        this.client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()))
                .setKeepAlive(false)
                // Otherwise a host that never reads could keep an abandoned connection open.
                .setWriteIdleTimeout(Math.toIntExact(limits.maxTimeout().toSeconds() + 1))
                .setMaxPoolSize(limits.concurrent())
                .setMaxHeaderSize(MAX_HEAD_LENGTH)
                .setDecompressionSupported(false)
                .setVerifyHost(true));
    }

    /** @param maxResponseBytes bytes */
    record Limits(Duration connectTimeout, Duration maxTimeout, int maxResponseBytes, int concurrent) {}

    /** Fails with {@link PingRefused}. The URL must have been returned by {@link PingPolicy#read}. */
    Uni<PingAnswer> ask(PingUrl url, PingRequest ping, Duration timeout) {
        if (!ping.headers().entrySet().stream().allMatch(GuardedPing::isAllowed)) {
            return Uni.createFrom().failure(PingRefused.notAllowed("a header may not be sent"));
        }
        return Uni.createFrom().completionStage(() -> new PingAttempt(vertx, client, url, ping, maxResponseBytes)
                .start(
                        lookUp(url),
                        addresses -> policy.mayConnect(url.endpoint(), addresses),
                        timeout.compareTo(maxTimeout) > 0 ? maxTimeout : timeout)
                .toCompletionStage());
    }

    private static boolean isAllowed(Map.Entry<String, String> header) {
        return HeaderRule.isAllowed(header.getKey(), header.getValue());
    }

    private Uni<List<InetAddress>> lookUp(PingUrl url) {
        return url.literal() == null
                ? resolver.resolve(url.endpoint().host())
                : Uni.createFrom().item(List.of(url.literal()));
    }

    void close() {
        client.close();
    }
}
