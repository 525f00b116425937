package io.outdial.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;

/** HTTP/2 by prior knowledge, frame by frame, with headers as no client would send them. One request a connection. */
final class RawHttp2 implements AutoCloseable {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int CONTINUATION = 9;
    private static final int MAX_FRAME = 16_384;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;
    private static final int PRIORITY = 32;

    private final Socket socket;

    /** @param status -1 where the stream was reset or the connection closed without an answer */
    record Answer(int status, Http2Headers headers, String body) {}

    RawHttp2(GatewayFixture gateway) throws IOException {
        socket = gateway.connect();
        socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
        frame(SETTINGS, 0, 0, new byte[0]);
    }

    void headers(String method, String path, Map<String, String> more, boolean end) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        literal(block, ":method", method);
        literal(block, ":scheme", "http");
        literal(block, ":path", path);
        if (!more.containsKey("host")) {
            literal(block, ":authority", "x");
        }
        for (Map.Entry<String, String> header : more.entrySet()) {
            literal(block, header.getKey(), header.getValue());
        }
        int ending = end ? END_STREAM : 0;
        byte[] bytes = block.toByteArray();
        int first = Math.min(bytes.length, MAX_FRAME);
        frame(HEADERS, first == bytes.length ? END_HEADERS | ending : ending, 1, Arrays.copyOf(bytes, first));
        if (first < bytes.length) {
            frame(CONTINUATION, END_HEADERS, 1, Arrays.copyOfRange(bytes, first, bytes.length));
        }
    }

    void data(String text, boolean end) throws IOException {
        frame(DATA, end ? END_STREAM : 0, 1, text.getBytes(ISO_8859_1));
    }

    /** Trailers end the request. */
    void trailers(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            literal(block, header.getKey(), header.getValue());
        }
        frame(HEADERS, END_HEADERS | END_STREAM, 1, block.toByteArray());
    }

    void cancel() throws IOException {
        frame(RESET, 0, 1, new byte[] {0, 0, 0, 8});
    }

    Answer answer() throws IOException, Http2Exception {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        Http2Headers headers = null;
        StringBuilder body = new StringBuilder();
        try {
            while (true) {
                int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt();
                byte[] payload = in.readNBytes(length);
                if (type == HEADERS) {
                    int priority = (flags & PRIORITY) == 0 ? 0 : 5;
                    ByteBuf block = Unpooled.wrappedBuffer(payload, priority, length - priority);
                    headers = new DefaultHttp2HeadersDecoder().decodeHeaders(stream, block);
                } else if (type == DATA) {
                    body.append(new String(payload, ISO_8859_1));
                }
                if (type == RESET || ((type == HEADERS || type == DATA) && (flags & END_STREAM) != 0)) {
                    break;
                }
            }
        } catch (EOFException e) {
            // The connection was closed: what has come is all there is.
        }
        int status = headers == null ? -1 : Integer.parseInt(headers.status().toString());
        return new Answer(status, headers, body.toString());
    }

    private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuf frame = Unpooled.buffer();
        frame.writeMedium(payload.length)
                .writeByte(type)
                .writeByte(flags)
                .writeInt(stream)
                .writeBytes(payload);
        byte[] bytes = new byte[frame.readableBytes()];
        frame.readBytes(bytes);
        socket.getOutputStream().write(bytes);
    }

    /** RFC 7541, 6.2.2, without Huffman. */
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int length = text.length();
        if (length < 127) {
            block.write(length);
        } else {
            block.write(127);
            for (length -= 127; length >= 128; length /= 128) {
                block.write(length % 128 + 128);
            }
            block.write(length);
        }
        block.writeBytes(text.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
