package io.outdial.e2e;

import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.outdial.e2e.Command.Outcome;
import io.outdial.local.OutdialService;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code outdial up} as a person uses it: start, Ctrl-C, start again. */
class LifecycleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void whatCtrlCStopsTheNextStartFindsAgain() throws Exception {
        Path data = Product.newDataFolder("lifecycle");
        Path out = Files.createTempFile("outdial", ".out");
        Process up = new ProcessBuilder(
                        Command.line("up", "--port", "0", "--service-ports", "0", "--data", data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        List<ProcessHandle> started;
        String apiKey;
        try {
            await().atMost(PATIENCE).until(() -> !up.isAlive() || Files.readString(out).contains("Ctrl-C stops"));
            String summary = Files.readString(out);
            assertTrue(up.isAlive(), summary);
            assertTrue(summary.contains("Next, in another terminal: ./outdial demo --data " + data), summary);
            String json = Command.run("credentials", "--data", data.toString()).out();
            apiKey = new ObjectMapper().readTree(json).path("apiKey").asText();
            URI gateway = URI.create(new ObjectMapper().readTree(json).path("gateway").asText());
            assertTrue(summary.contains(gateway.toString()) && summary.contains(apiKey), summary);
            Answer renamed = Caller.withKey(gateway, apiKey).patch(TRANSFER_PATH, "{\"name\": \"Kept\"}");
            assertEquals(200, renamed.status(), renamed.toString());
            started = Stream.concat(up.descendants(), postmaster(data)).toList();
            assertTrue(started.size() >= OutdialService.values().length + 1, started.toString());
        } finally {
            new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
        }

        assertTrue(up.waitFor(30, TimeUnit.SECONDS), Files.readString(out));
        assertEquals(0, up.exitValue(), Files.readString(out));
        assertTrue(Files.readString(out).strip().endsWith("stopped"), Files.readString(out));
        assertEquals(List.of(), started.stream().filter(ProcessHandle::isAlive).toList());
        Files.delete(out);

        startAgain(data, apiKey);
    }

    private static void startAgain(Path data, String apiKey) {
        Stack stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), data));
        List<ProcessHandle> started;
        try {
            assertEquals(apiKey, stack.credentials().apiKey());
            Answer kept = Caller.withKey(stack.gatewayUrl(), apiKey).patch(TRANSFER_PATH, "{}");
            assertEquals("Kept", kept.json().at("/transferConfig/name").asText(), kept.toString());
            assertThrows(
                    RuntimeException.class, () -> Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), data)));
            started = Stream.of(OutdialService.values()).map(stack::process).toList();
            assertEquals(15, campaigns(stack), "the demo data is loaded once");
        } finally {
            stack.stop();
        }
        assertEquals(List.of(), started.stream().filter(ProcessHandle::isAlive).toList());
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        assertThrows(UncheckedIOException.class, () -> Caller.nobody(stack.gatewayUrl()).get("/docs"));
    }

    private static int campaigns(Stack stack) {
        try (var connection = stack.database(OutdialService.OUTBOUND).connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM campaign")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aPortInUseIsOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Path data = Product.newDataFolder("port");

            Outcome outcome = Command.run("up", "--port", port, "--service-ports", "0", "--data", data.toString());

            assertEquals(1, outcome.code());
            assertEquals(
                    "outdial: port " + port + " of 127.0.0.1 (gateway) is in use; choose another with --port N\n",
                    outcome.err());
            assertFalse(Files.exists(data.resolve("postgres")));
        }
    }

    private static Stream<ProcessHandle> postmaster(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).strip();
        return ProcessHandle.of(Long.parseLong(pid)).stream();
    }
}
