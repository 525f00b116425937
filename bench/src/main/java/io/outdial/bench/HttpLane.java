package io.outdial.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One connection that asks and waits for the answer, as plainly as it can be done: a client that does more would take the time that is measured, and the processor
 * from the service that shares it. Understands answers that tell their length, as those of the services do.
 */
final class HttpLane implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String rest;

    private HttpLane(Socket socket, String rest) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.rest = rest;
    }

    record Reply(int status, String body) {}

    static HttpLane open(URI base, Map<String, String> headers) throws IOException {
        StringBuilder rest = new StringBuilder(" HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> rest.append(name).append(": ").append(value).append("\r\n"));
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new HttpLane(socket, rest + "\r\n");
    }

    byte[] request(String path) {
        return ("GET " + path + rest).getBytes(StandardCharsets.US_ASCII);
    }

    Reply exchange(byte[] request) throws IOException {
        out.write(request);
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        return new Reply(Integer.parseInt(status.split(" ", 3)[1]), new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character != '\n'; character = in.read()) {
            if (character < 0) {
                throw new EOFException("the service closed the connection");
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
