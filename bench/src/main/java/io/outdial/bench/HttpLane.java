package io.outdial.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One connection, as plainly as it can be done: a client that does more would take the time that is measured, and the
 * processor from the service that shares it. Never waits by itself, so that one thread can serve many; understands
 * answers that tell their length, as those of the services do.
 */
final class HttpLane implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 10_000;
    /** Of an answer, head and all. */
    private static final int MAX_BYTES = 64 * 1024;

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final Selector selector;
    private final ByteBuffer in = ByteBuffer.allocate(MAX_BYTES);

    private long dueAt;

    private HttpLane(SocketChannel channel, Selector selector) {
        this.channel = channel;
        this.selector = selector;
    }

    record Reply(int status, String body) {}

    /** @param selector tells when there is something to {@link #receive}; its key has this lane attached */
    static HttpLane open(URI base, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(base.getHost(), base.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        HttpLane lane = new HttpLane(channel, selector);
        channel.register(selector, SelectionKey.OP_READ, lane);
        return lane;
    }

    /** What {@link #send} takes. */
    static byte[] request(URI base, Map<String, String> headers, String path) {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Only when what was sent before has been answered.
     *
     * @param due when it should have been sent, which {@link #dueAt} tells until the next one
     */
    void send(byte[] request, long due) throws IOException {
        dueAt = due;
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    long dueAt() {
        return dueAt;
    }

    /** The answer to what was sent last, null while it is not all there. */
    Reply receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("the service closed the connection");
        }
        int head = indexOf(END_OF_HEAD, 0);
        if (head < 0) {
            return null;
        }
        int body = head + END_OF_HEAD.length;
        int length = length();
        if (in.position() < body + length) {
            return null;
        }
        // "HTTP/1.1 200 OK"
        int status = Integer.parseInt(new String(in.array(), 9, 3, StandardCharsets.US_ASCII));
        Reply reply = new Reply(status, new String(in.array(), body, length, StandardCharsets.UTF_8));
        in.clear();
        return reply;
    }

    /** Asks and waits for the answer, where this is the only lane of its selector. */
    Reply exchange(byte[] request) throws IOException {
        send(request, System.nanoTime());
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TIMEOUT_MILLIS);
        for (Reply reply = receive(); ; reply = receive()) {
            if (reply != null) {
                return reply;
            }
            if (System.nanoTime() > end) {
                throw new SocketTimeoutException("no answer within " + TIMEOUT_MILLIS + " ms");
            }
            selector.select(TIMEOUT_MILLIS);
            selector.selectedKeys().clear();
        }
    }

    private int length() {
        int at = indexOf(LENGTH, 0);
        if (at < 0) {
            return 0;
        }
        int length = 0;
        for (int i = at + LENGTH.length; in.get(i) != '\r'; i++) {
            if (in.get(i) != ' ') {
                length = length * 10 + in.get(i) - '0';
            }
        }
        return length;
    }

    /** @param wanted in lower case; letters of either case are found */
    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= in.position() - wanted.length; i++) {
            int same = 0;
            while (same < wanted.length && lower(in.get(i + same)) == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static byte lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
