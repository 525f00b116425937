package io.outdial.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A client's own system, which dynamic transfers ask: it answers the number that its address names, or hangs up. */
final class ClientSystem implements AutoCloseable {

    /** The first segment of an address below which nothing is answered. */
    static final String HANGS_UP = "hangs-up";

    private final HttpServer server;
    private final Queue<String> traces = new ConcurrentLinkedQueue<>();

    private ClientSystem(HttpServer server) {
        this.server = server;
    }

    static ClientSystem start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ClientSystem system = new ClientSystem(server);
            server.createContext("/", exchange -> {
                try (exchange) {
                    system.traces.add(
                            String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
                    String number = URLDecoder.decode(
                            exchange.getRequestURI().getRawPath().substring(1), StandardCharsets.UTF_8);
                    if (number.startsWith(HANGS_UP)) {
                        return;
                    }
                    byte[] answer =
                            "{\"destination\": \"%s\"}".formatted(number).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return system;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at its end. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How many questions belonged to a trace. */
    long countOf(String traceId) {
        return traces.stream().filter(trace -> trace.contains(traceId)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
