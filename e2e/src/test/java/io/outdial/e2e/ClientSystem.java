package io.outdial.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A client's own system, which dynamic transfers ask: it answers the number that its address names. */
final class ClientSystem implements AutoCloseable {

    private final HttpServer server;

    private ClientSystem(HttpServer server) {
        this.server = server;
    }

    static ClientSystem start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    String number = URLDecoder.decode(
                            exchange.getRequestURI().getRawPath().substring(1), StandardCharsets.UTF_8);
                    byte[] answer =
                            "{\"destination\": \"%s\"}".formatted(number).getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return new ClientSystem(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a slash at its end. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
