package io.outdial.local.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The first handler of a connection. It does what the HTTP server does not:
 *
 * <ul>
 *   <li>ends a connection on which no request is open and none begins, or whose next request's head does not come to
 *       its end, however slowly its bytes trickle in;
 *   <li>keeps the first bytes of a request: of a line that cannot be parsed nothing else is left to find its API by;
 *   <li>puts {@link ProtocolRule} before the server's own handler of upgrades.
 * </ul>
 */
final class ConnectionGuard extends ChannelDuplexHandler {

    private static final AttributeKey<ConnectionGuard> KEY = AttributeKey.valueOf(ConnectionGuard.class, "guard");
    private static final byte[] HTTP_2 = Http1xOrH2CHandler.HTTP_2_PREFACE.getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_CHARACTERS = 128;

    private final Channel channel;
    private final Duration clientTimeout;
    private final StringBuilder beginning = new StringBuilder(KEPT_CHARACTERS);

    private boolean protocolKnown;
    private int matchedPreface;
    private int openRequests;
    private boolean headBegun;
    private ScheduledFuture<?> end;

    private ConnectionGuard(Channel channel, Duration clientTimeout) {
        this.channel = channel;
        this.clientTimeout = clientTimeout;
    }

    /** Before the server has put its own handlers there. */
    static void watch(Channel channel, Duration clientTimeout) {
        ConnectionGuard guard = new ConnectionGuard(channel, clientTimeout);
        channel.attr(KEY).set(guard);
        channel.pipeline().addFirst(guard);
        channel.closeFuture().addListener(closed -> guard.stopTimer());
        guard.startTimer();
    }

    static ConnectionGuard of(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(KEY).get();
    }

    /**
     * Closes a connection at once. Its own close would first wait until the peer has read everything that is in flight.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void cut(HttpConnection connection) {
        ((ConnectionBase) connection).channelHandlerContext().close();
    }

    /** The head of a request is there; the connection stays open until {@link #requestEnded}. */
    void requestBegan() {
        openRequests++;
        headBegun = false;
        stopTimer();
    }

    /** The answer has been given, or is no longer needed. */
    void requestEnded() {
        openRequests--;
        if (openRequests == 0) {
            headBegun = false;
            startTimer();
        }
    }

    /** The target of the request that the client sent last, as far as its first bytes have it. */
    String targetAsSent() {
        String line = beginning.toString().stripLeading();
        int blank = line.indexOf(' ');
        return blank < 0 ? "" : line.substring(blank + 1).split("\\s", 2)[0];
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        keep(bytes);
        if (openRequests == 0 && !headBegun) {
            headBegun = true;
            startTimer();
        }
        if (!protocolKnown) {
            findProtocol(context, bytes);
        }
        if (bytes.isReadable()) {
            context.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        // After an answer comes the next request.
        beginning.setLength(0);
        super.write(context, message, promise);
    }

    private void keep(ByteBuf bytes) {
        int length = Math.min(bytes.readableBytes(), KEPT_CHARACTERS - beginning.length());
        if (length > 0) {
            beginning.append(bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1));
        }
    }

    /**
     * The server makes its handlers of HTTP/1 at the first byte by which a connection differs from HTTP/2, and before
     * it reads on.
     */
    private void findProtocol(ChannelHandlerContext context, ByteBuf bytes) {
        while (!protocolKnown && bytes.isReadable()) {
            boolean matches = bytes.getByte(bytes.readerIndex()) == HTTP_2[matchedPreface];
            matchedPreface++;
            context.fireChannelRead(bytes.readRetainedSlice(1));
            if (!matches) {
                ProtocolRule.addTo(context.pipeline());
            }
            protocolKnown = !matches || matchedPreface == HTTP_2.length;
        }
    }

    private void startTimer() {
        stopTimer();
        if (channel.isOpen()) {
            end = channel.eventLoop().schedule(this::closeGracefully, clientTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Closes it gracefully first; a client that reads nothing could delay that for ever, so a hard close follows. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeGracefully() {
        channel.close();
        end = channel.eventLoop().schedule(this::closeHard, clientTimeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeHard() {
        channel.pipeline().firstContext().close();
    }

    private void stopTimer() {
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }
}
