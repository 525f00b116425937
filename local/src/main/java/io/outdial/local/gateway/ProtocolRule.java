package io.outdial.local.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Settings;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions and upgrades an HTTP/1 connection accepts: a well-formed upgrade to HTTP/2, as Java's client asks for.
 * WebSocket, malformed upgrades to HTTP/2, and other versions become invalid requests, which are answered in the API's
 * shape and end their connection; the server's own handlers would answer without a body or leave it open. Other
 * upgrades are ignored, as RFC 9110 says.
 */
final class ProtocolRule extends ChannelInboundHandlerAdapter {

    private static final String HANDLER_OF_UPGRADES = "h2c";
    private static final Set<String> CONNECTION_OPTIONS = Set.of("upgrade", "http2-settings");

    private ProtocolRule() {}

    static void addTo(ChannelPipeline pipeline) {
        pipeline.addBefore(HANDLER_OF_UPGRADES, "outdial-protocol-rule", new ProtocolRule());
    }

    /** Why a request cannot be taken. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final Refusal refusal;

        private Refused(Refusal refusal) {
            super(refusal.name(), null, false, false);
            this.refusal = refusal;
        }

        Refusal refusal() {
            return refusal;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
            HttpVersion version = request.protocolVersion();
            if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
                request.setProtocolVersion(HttpVersion.HTTP_1_1);
                refuse(request, Refusal.NO_VERSION);
            } else if (request.headers().contains(HttpHeaderNames.UPGRADE)) {
                checkUpgrade(request);
            }
        }
        context.fireChannelRead(message);
    }

    private static void checkUpgrade(HttpRequest request) {
        String protocol = String.join(",", request.headers().getAll(HttpHeaderNames.UPGRADE))
                .toLowerCase(Locale.ROOT);
        boolean toHttp2 = protocol.contains(Http2CodecUtil.HTTP_UPGRADE_PROTOCOL_NAME);
        if (toHttp2 && isWellFormed(request)) {
            return;
        }
        request.headers().remove(HttpHeaderNames.UPGRADE);
        if (toHttp2 || protocol.contains("websocket")) {
            refuse(request, Refusal.NO_UPGRADE);
        }
    }

    private static void refuse(HttpRequest request, Refusal refusal) {
        request.setDecoderResult(DecoderResult.failure(new Refused(refusal)));
    }

    /** Decoded as the server's own handler will. */
    private static Optional<Http2Settings> decode(String base64) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64));
            Http2Settings settings = new Http2Settings();
            while (bytes.hasRemaining()) {
                settings.put((char) bytes.getShort(), Long.valueOf(Integer.toUnsignedLong(bytes.getInt())));
            }
            return Optional.of(settings);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static boolean isWellFormed(HttpRequest request) {
        String settings = request.headers().get(Http2CodecUtil.HTTP_UPGRADE_SETTINGS_HEADER);
        String connection = request.headers().get(HttpHeaderNames.CONNECTION);
        boolean one = request.headers().getAll(HttpHeaderNames.UPGRADE).size() == 1;
        if (!one || settings == null || connection == null) {
            return false;
        }
        List<String> options =
                List.of(connection.toLowerCase(Locale.ROOT).replace(" ", "").split(","));
        return options.containsAll(CONNECTION_OPTIONS) && decode(settings).isPresent();
    }
}
