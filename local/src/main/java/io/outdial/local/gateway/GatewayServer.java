package io.outdial.local.gateway;

import io.netty.channel.Channel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.HttpServerImpl;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.SslChannelProvider;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * The HTTP server, with a {@link ConnectionGuard} on every connection: Vert.x has no public way to get at one before
 * its first request is parsed.
 */
final class GatewayServer extends HttpServerImpl {

    private final Duration clientTimeout;

    GatewayServer(Vertx vertx, String bind, int port, Duration clientTimeout) {
        super((VertxInternal) vertx, options(bind, port));
        this.clientTimeout = clientTimeout;
    }

    private static HttpServerOptions options(String bind, int port) {
        HttpServerOptions options = new HttpServerOptions();
        // Slightly too large headers are refused in the API's shape by RequestRules; larger ones by the server itself.
        Http2Settings http2 = options.getInitialSettings().setMaxHeaderListSize(8L * RequestRules.MAX_HEADER_BYTES);
        return options.setHost(bind)
                .setPort(port)
                .setInitialSettings(http2)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(RequestRules.MAX_HEADER_BYTES)
                .setMaxInitialLineLength(RequestRules.MAX_TARGET_LENGTH + 64);
    }

    @Override
    protected BiConsumer<Channel, SslChannelProvider> childHandler(
            ContextInternal context, SocketAddress address, GlobalTrafficShapingHandler shaping) {
        BiConsumer<Channel, SslChannelProvider> server = super.childHandler(context, address, shaping);
        return (channel, ssl) -> {
            server.accept(channel, ssl);
            ConnectionGuard.watch(channel, clientTimeout);
        };
    }
}
