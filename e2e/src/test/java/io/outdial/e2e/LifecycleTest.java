package io.outdial.e2e;

import static io.outdial.e2e.Product.RESTRICTIONS_PATH;
import static io.outdial.e2e.Product.TRANSFER_PATH;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.e2e.Command.Outcome;
import io.outdial.local.OutdialService;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code outdial up} as a person uses it: start, crash, start again, Ctrl-C. */
@BesidesSharedProduct
class LifecycleTest {

    private static final int AT_LEAST = OutdialService.values().length + 2;

    @Test
    void whatACrashInterruptedTheNextStartFindsAgainAndCtrlCEnds() throws Exception {
        Path data = Product.newDataFolder("lifecycle");
        List<ProcessHandle> crashed;
        JsonNode credentials;
        try (UpProcess up = UpProcess.start(data)) {
            credentials = up.credentials();
            String summary = up.output();
            assertTrue(summary.contains("Next, in another terminal: ./outdial demo --data " + data), summary);
            assertTrue(summary.contains(credentials.path("gateway").asText() + "/docs"), summary);
            assertTrue(summary.contains(credentials.path("apiKey").asText()), summary);
            crashed = up.processes();
            assertTrue(crashed.size() >= AT_LEAST, crashed.toString());

            Answer acknowledged = up.caller().patch(TRANSFER_PATH, "{\"name\": \"Kept\"}");
            Caller caller = up.caller();
            up.crashWithItsDatabase();

            assertEquals(200, acknowledged.status(), acknowledged.toString());
            assertServicesSayTheDatabaseIsAway(caller, summary);
        }

        List<ProcessHandle> stopped;
        Caller caller;
        try (UpProcess up = UpProcess.start(data)) {
            caller = up.caller();
            stopped = up.processes();
            assertEquals(credentials.path("apiKey"), up.credentials().path("apiKey"));
            assertShowsNoSecret(up.output(), credentials, data);
            assertGone(crashed);
            assertEquals(
                    "Kept",
                    caller.patch(TRANSFER_PATH, "{}")
                            .json()
                            .at("/transferConfig/name")
                            .asText());
            assertRefusesASecondOn(data);

            assertEquals(0, up.interrupt(), up.output());
            assertTrue(up.output().strip().endsWith("stopped"), up.output());
        }
        assertGone(stopped);
        assertFalse(Files.exists(data.resolve("postgres/postmaster.pid")));
        assertThrows(UncheckedIOException.class, () -> caller.get("/docs"));
        assertDemoSaysThatNothingRuns(data);
    }

    /** They run on without it: ready, and 503 where an answer needs it. */
    private static void assertServicesSayTheDatabaseIsAway(Caller caller, String summary) {
        Map<OutdialService, String> paths = Map.of(
                OutdialService.RESTRICTIONS,
                RESTRICTIONS_PATH,
                OutdialService.TRANSFER,
                TRANSFER_PATH,
                OutdialService.ENROLLMENT,
                "/v2/customers",
                OutdialService.OUTBOUND,
                "/v2/campaigns");
        paths.forEach((service, path) -> {
            Matcher url = Pattern.compile(service.serviceName() + " +(http://\\S+) .*health and metrics: (\\d+)")
                    .matcher(summary);
            assertTrue(url.find(), summary);
            Caller there = caller.at(URI.create(url.group(1)));
            Answer answer = there.get(path);
            assertEquals(503, answer.status(), answer.toString());
            assertEquals("SERVICE_UNAVAILABLE", answer.json().path("code").asText(), answer.toString());
            assertEquals(
                    answer.json().path("retryAfter").asText(),
                    answer.headers().firstValue("Retry-After").orElse(""));
            URI management = URI.create("http://127.0.0.1:" + url.group(2));
            assertEquals(
                    200, Caller.anonymous(management).get("/q/health/ready").status());
        });
    }

    /** They were shown when they were made; now the way to them is. */
    private static void assertShowsNoSecret(String summary, JsonNode credentials, Path data) {
        for (String secret : List.of("/apiKey", "/cloudAgent/apiKey", "/agent/password", "/otherClient/apiKey")) {
            assertFalse(summary.contains(credentials.at(secret).asText()), summary);
        }
        assertTrue(summary.contains("./outdial credentials --data " + data), summary);
    }

    /** A process that nobody waited for counts as alive until the system has cleared it away, which is not at once. */
    private static void assertGone(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        processes.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(process -> process.pid() + " " + process.info())
                                .toList()));
    }

    private static void assertRefusesASecondOn(Path data) {
        Outcome outcome = Command.run("up", "--port", "0", "--service-ports", "0", "--data", data.toString());

        assertEquals(1, outcome.code());
        assertTrue(outcome.err().startsWith("outdial: outdial up is already running on " + data), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
    }

    private static void assertDemoSaysThatNothingRuns(Path data) {
        Outcome outcome = Command.run("demo", "--data", data.toString());

        assertEquals(1, outcome.code());
        assertTrue(outcome.err().startsWith("outdial: nothing answers at http://127.0.0.1:"), outcome.err());
        assertEquals(1, outcome.err().lines().count(), outcome.err());
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
}
