package io.outdial.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Takes the traces that services send by OTLP, and keeps what came: protocol buffers, of which it reads no more than
 * names.
 */
final class TraceCollector implements AutoCloseable {

    private static final String SERVICE = "service.name";

    /** Of the fields of a span, in the order they are written in: ids, state, parent, name. */
    private static final char NAME = 0x2a;

    private final HttpServer server;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TraceCollector collector = new TraceCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What services have sent in which there are spans of a trace, a character a byte. */
    List<String> of(String traceId) {
        return received.stream().filter(body -> body.contains(bytes(traceId))).toList();
    }

    /** Its spans, each with the service it is of, such as {@code outbound-service apply numbers.listed}. */
    List<String> spans(String traceId) {
        List<String> spans = new ArrayList<>();
        String id = bytes(traceId);
        for (String body : of(traceId)) {
            String service = text(body, body.indexOf(SERVICE) + SERVICE.length() + 3);
            for (int at = body.indexOf(id); at >= 0; at = body.indexOf(id, at + id.length())) {
                int field = at + id.length();
                while (body.charAt(field) != NAME) {
                    field += 2 + body.charAt(field + 1);
                }
                spans.add(service + " " + text(body, field + 1));
            }
        }
        return spans;
    }

    private static String text(String body, int length) {
        return body.substring(length + 1, length + 1 + body.charAt(length));
    }

    private static String bytes(String id) {
        return new String(HexFormat.of().parseHex(id), StandardCharsets.ISO_8859_1);
    }

    private void take(HttpExchange request) throws IOException {
        try (request) {
            received.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            request.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
