package io.outdial.local.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for the imports of an installation. A row is {@code known}, {@code wrong}, {@code changed} or stored; what
 * has been received before a cut counts as read.
 */
public final class ImportsStub implements AutoCloseable {

    private static final int GZIP = 0x1F;
    private static final int UNREAD = -1;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final CountDownLatch closed = new CountDownLatch(1);

    private int created;
    private String state = "waiting";

    /**
     * What happens to a request that brings data.
     *
     * @param afterBytes how many of it are read before
     * @param status of an answer; 0 if the connection is cut without one
     * @param newState of the import; null if it stays
     */
    private record Fault(int afterBytes, int status, String body, String newState) {}

    public ImportsStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/v2/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Each with its body, but for data: that with the offset. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public List<String> keys() {
        return List.copyOf(keys);
    }

    synchronized String received() {
        return file.toString(StandardCharsets.UTF_8);
    }

    void cutAfter(int bytes) {
        faults.add(new Fault(bytes, 0, "", null));
    }

    void answer(int status, String body) {
        faults.add(new Fault(0, status, body, null));
    }

    /** Of a body that is not read. */
    void answerAtOnce(int status, String body) {
        faults.add(new Fault(UNREAD, status, body, null));
    }

    /** The import ends while its data is being sent. */
    void endAndAnswer(String newState, int status, String body) {
        faults.add(new Fault(0, status, body, newState));
    }

    /** Somebody else has ended it. */
    synchronized void end(String newState) {
        state = newState;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(exchange.getRequestHeaders().getFirst("x-api-key"));
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (request.startsWith("GET /v2/campaigns")) {
                boolean isFirstPage = exchange.getRequestURI().getQuery().endsWith("page=1");
                answer(
                        exchange,
                        200,
                        isFirstPage
                                ? "{\"items\":[{\"id\":\"c0\",\"name\":\"spring\"}],\"nextPage\":2}"
                                : "{\"items\":[{\"id\":\"c1\",\"name\":\"Spring\"}],\"nextPage\":null}");
            } else if (request.startsWith("POST ")) {
                requests.add(
                        request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                create();
                answer(exchange, 200, job());
            } else if (request.endsWith("/rejections")) {
                answer(exchange, 200, "line,code,message,row\r\n");
            } else if (request.startsWith("GET ")) {
                answer(exchange, 200, job());
            } else {
                String offset = exchange.getRequestHeaders().getFirst("Upload-Offset");
                requests.add(request + " " + offset);
                receive(exchange, Integer.parseInt(offset));
            }
        }
    }

    private synchronized void create() {
        created++;
        state = "waiting";
        file.reset();
        outcomes.clear();
    }

    private void receive(HttpExchange exchange, int from) throws IOException {
        Fault fault = faults.poll();
        InputStream body = exchange.getRequestBody();
        if (fault != null && fault.afterBytes() == UNREAD) {
            answer(exchange, fault.status(), fault.body());
            awaitClose();
            return;
        }
        if (fault != null) {
            keep(from, body.readNBytes(fault.afterBytes()));
            if (fault.newState() != null) {
                end(fault.newState());
            }
            if (fault.status() != 0) {
                body.readAllBytes();
                exchange.getResponseHeaders().add("Retry-After", "0");
                answer(exchange, fault.status(), fault.body());
            }
            return;
        }
        keep(from, body.readAllBytes());
        complete();
        answer(exchange, 200, job());
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void keep(int from, byte[] bytes) throws IOException {
        byte[] before = Arrays.copyOf(file.toByteArray(), from);
        file.reset();
        file.write(before);
        boolean isCompressed = bytes.length > 0 && bytes[0] == GZIP;
        file.write(isCompressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes);
    }

    private synchronized void complete() {
        state = "completed";
        file.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .forEach(row -> outcomes.merge(outcomeOf(row), 1L, Long::sum));
    }

    private static String outcomeOf(String row) {
        return row.contains("known")
                ? "duplicate"
                : row.contains("wrong") ? "invalid" : row.contains("changed") ? "updated" : "stored";
    }

    private synchronized String job() {
        long rows = outcomes.values().stream().mapToLong(count -> count).sum();
        String counts = outcomes.toString().replaceAll("(\\w+)=", "\"$1\":");
        return "{\"import\":{\"id\":\"%s\",\"state\":\"%s\",\"problem\":%s,\"offset\":%d,\"rows\":%d,\"rejected\":%d,\"outcomes\":%s,\"rowsPerSecond\":null}}"
                .formatted(
                        idOf(created),
                        state,
                        state.equals("failed") ? "\"The file is too large\"" : "null",
                        file.size(),
                        rows,
                        rows - outcomes.getOrDefault("stored", 0L),
                        counts);
    }

    static String idOf(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
