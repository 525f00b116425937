package io.outdial.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedLoadTest {

    private static final int SLOW_MILLIS = 60;

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    /** Refuses what ends in 7 and is slow where it is asked for. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            if (path.startsWith("/slow")) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS));
            }
            boolean isRefused = path.endsWith("7")
                    || !"secret".equals(exchange.getRequestHeaders().getFirst("x-api-key"));
            byte[] body = (isRefused ? "no" : "{\"allowed\":true}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isRefused ? 403 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private PacedLoad load(String path, int connections) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PacedLoad(base, Map.of("x-api-key", "secret"), n -> path + n, "allowed", connections);
    }

    @Test
    void everyRequestIsSentOnceAndRefusalsAreErrors() {
        Run run = load("/", 3).run(100, 1);

        assertEquals(100, asked.size());
        assertEquals(90, run.stored());
        assertEquals(10, run.errors());
        assertEquals("403 no", run.firstError());
        assertEquals(1, run.seconds(), 0.001);
    }

    @Test
    void whatWaitsBehindASlowAnswerHasWaited() {
        // One connection, twice as many requests as it can carry: the last one is due after one second and answered
        // after two.
        Run run = load("/slow", 1).run(2_000.0 / SLOW_MILLIS, 1);

        assertTrue(run.p99Millis() > 800, run.toString());
        assertTrue(run.p50Millis() > 400, run.toString());
    }
}
