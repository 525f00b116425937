package io.outdial.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting for a client ends, and a client that disconnects frees at once what a service held for it. */
class LeavingClientsTest {

    private static final int CLIENTS = 50;

    private GatewayFixture gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = new GatewayFixture(Duration.ofMillis(700));
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v2/never HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /v2/never HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc",
                "POST /v2/never HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nabc",
                "POST /v2/never HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
            })
    void aClosedConnectionEndsItsRequest(String request) throws Exception {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Socket socket = gateway.connect();
            clients.add(socket);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        }
        await().atMost(10, SECONDS).until(() -> gateway.requests.get() == CLIENTS);
        for (Socket client : clients) {
            client.close();
        }
        await().atMost(5, SECONDS).until(() -> gateway.connections.get() == 0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamThatIsResetEndsItsRequest(boolean whole) throws Exception {
        List<RawHttp2> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            RawHttp2 http2 = new RawHttp2(gateway);
            clients.add(http2);
            http2.headers("POST", "/v2/never", Map.of(), false);
            http2.data("abc", whole);
        }
        await().atMost(10, SECONDS).until(() -> gateway.requests.get() == CLIENTS);
        for (RawHttp2 client : clients) {
            client.cancel();
        }
        await().atMost(5, SECONDS).until(() -> gateway.connections.get() == 0);
        for (RawHttp2 client : clients) {
            client.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET /v2/echo HTTP/1.1\r\nHost: x\r\n",
                "PRI * HTTP/2.0\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            })
    void aConnectionWithoutAWholeHeadIsClosed(String beginning) throws Exception {
        assertClosedAfter(beginning, "");
    }

    @Test
    void aHeadThatTricklesInIsClosed() throws Exception {
        long start = System.nanoTime();
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write("GET /v2/echo HTTP/1.1\r\nA: ".getBytes(ISO_8859_1));
            await().atMost(10, SECONDS).pollInterval(Duration.ofMillis(100)).until(() -> isRefusedAByte(socket));
        }
        assertTrue(System.nanoTime() - start > 600_000_000L);
    }

    private static boolean isRefusedAByte(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aConnectionThatHasBeenUsedIsClosedWhenItIsIdle() throws Exception {
        assertClosedAfter("GET /v2/echo HTTP/1.1\r\nHost: x\r\n\r\n", "HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/echo", "/api/v2/me", "/ca_apis/x"})
    void aBodyThatStopsIs408InTheShapeOfItsApi(String path) throws Exception {
        assertClosedAfter("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nabc", "HTTP/1.1 408 ");
        await().atMost(5, SECONDS).until(() -> gateway.connections.get() == 0);
    }

    @Test
    void aBodyThatStopsIs408ByHttp2() throws Exception {
        try (RawHttp2 http2 = new RawHttp2(gateway)) {
            http2.headers("POST", "/v2/echo", Map.of(), false);
            http2.data("abc", false);
            assertEquals(408, http2.answer().status());
        }
        await().atMost(5, SECONDS).until(() -> gateway.connections.get() == 0);
    }

    @Test
    void aServiceThatTakesNothingIs503() throws Exception {
        try (Socket socket = gateway.connect()) {
            byte[] head = "POST /v2/deaf HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n".getBytes(ISO_8859_1);
            socket.getOutputStream().write(head);
            Thread sender = new Thread(() -> isRefusedBytes(socket));
            sender.start();
            assertEquals("HTTP/1.1 503", new String(socket.getInputStream().readNBytes(12), ISO_8859_1));
        }
    }

    private static boolean isRefusedBytes(Socket socket) {
        try {
            byte[] much = new byte[100_000];
            for (int i = 0; i < 1_000; i++) {
                socket.getOutputStream().write(much);
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aClientThatReadsNothingIsDisconnected() throws Exception {
        try (Socket socket = gateway.connect()) {
            socket.getOutputStream().write("GET /v2/endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            await().atMost(10, SECONDS).until(() -> gateway.connections.get() == 1);
            await().atMost(10, SECONDS).until(() -> gateway.connections.get() == 0);
        }
    }

    @Test
    void aLongPollOutlivesTheTimeLimit() throws Exception {
        String answer = gateway.raw("GET /v2/poll HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertTrue(answer.endsWith("late"), answer);
    }

    /** The gateway closes the connection, neither at once nor much later. */
    private void assertClosedAfter(String sent, String answered) throws Exception {
        long start = System.nanoTime();
        String answer = gateway.raw(sent);
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertTrue(answer.startsWith(answered), answer);
        assertTrue(millis >= 600 && millis < 5_000, "closed after " + millis + " ms");
    }
}
