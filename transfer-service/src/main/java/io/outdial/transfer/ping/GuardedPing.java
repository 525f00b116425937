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
 * Asks one URL, under every check but those that look at more than one ping (see {@link Ping}).
 *
 * <p>Every ping has a connection of its own: none is kept, so none is ever used again for a name that has meanwhile
 * moved, or for another client. No proxy: it would look the name up again. No redirect: it would lead past the check.
 */
final class GuardedPing {

    private static final int MAX_HEAD_LENGTH = 8 * 1024;

    private final Vertx vertx;
    private final HttpClient client;
    private final HostResolver resolver;
    private final PingPolicy policy;
    private final Duration longestTimeout;
    private final int largestAnswer;

    /** @param options where tests add what they trust; else new */
    GuardedPing(Vertx vertx, HttpClientOptions options, HostResolver resolver, PingPolicy policy, Limits limits) {
        this.vertx = vertx;
        this.resolver = resolver;
        this.policy = policy;
        this.longestTimeout = limits.longestTimeout();
        this.largestAnswer = limits.largestAnswer();
        this.client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()))
                .setKeepAlive(false)
                // A host that never reads could else hold a connection that is already given up.
                .setWriteIdleTimeout(Math.toIntExact(limits.longestTimeout().toSeconds() + 1))
                .setMaxPoolSize(limits.concurrent())
                .setMaxHeaderSize(MAX_HEAD_LENGTH)
                .setDecompressionSupported(false)
                .setVerifyHost(true));
    }

    /** @param largestAnswer bytes */
    record Limits(Duration connectTimeout, Duration longestTimeout, int largestAnswer, int concurrent) {}

    /** Fails with {@link PingRefused}. The URL must have come through {@link PingPolicy#read}. */
    Uni<PingAnswer> ask(PingUrl url, PingRequest ping, Duration timeout) {
        if (!ping.headers().entrySet().stream().allMatch(GuardedPing::isAllowed)) {
            return Uni.createFrom().failure(PingRefused.notAllowed("a header may not be sent"));
        }
        return Uni.createFrom().completionStage(() -> new PingAttempt(vertx, client, url, ping, largestAnswer)
                .start(
                        lookUp(url),
                        addresses -> policy.mayConnect(url.endpoint(), addresses),
                        timeout.compareTo(longestTimeout) > 0 ? longestTimeout : timeout)
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
