package io.outdial.local;

import static io.outdial.local.OutdialService.ENROLLMENT;
import static io.outdial.local.OutdialService.OUTBOUND;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A stack with two stubs of each service; the cases that end it come last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackReplicasTest {

    private static final ServiceReplica FIRST = new ServiceReplica(OUTBOUND, 1);
    private static final ServiceReplica SECOND = new ServiceReplica(OUTBOUND, 2);

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    @TempDir
    static Path folder;

    private static Path data;
    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        Path home = StubService.checkoutIn(folder.resolve("home"), StackOptions.findHome());
        data = folder.resolve("data");
        stack = new Stack(StackOptions.onFreePorts(home, data).withReplicas(2), new Progress() {
            @Override
            public void line(String text) {
                LINES.add(text);
            }

            @Override
            public void status(String text) {}
        });
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.stop();
    }

    @Test
    @Order(1)
    void theGatewayAndTheAddressOfTheServiceLeadToEach() throws Exception {
        Set<String> both = Set.of(
                "QUARKUS_HTTP_PORT=" + stack.serviceUrl(FIRST).getPort(),
                "QUARKUS_HTTP_PORT=" + stack.serviceUrl(SECOND).getPort());

        assertEquals(both, portsBehind(URI.create(stack.gatewayUrl() + "/v2/campaigns")));
        assertEquals(both, portsBehind(stack.serviceUrl(OUTBOUND)));
    }

    @Test
    @Order(1)
    void servicesReachEachOtherAtOneAddress() throws Exception {
        for (String line : List.of("OUTDIAL_OUTBOUND_URL=" + stack.serviceUrl(OUTBOUND), "OUTDIAL_DB_POOL_SIZE=19")) {
            List<String> environment = environmentAt(stack.serviceUrl(new ServiceReplica(ENROLLMENT, 2)));
            assertTrue(environment.contains(line), line);
        }
    }

    @Test
    @Order(1)
    void eachProcessHasItsOwnFiles() {
        for (String name : List.of("outbound-service", "outbound-service-2", "transfer-service-2")) {
            assertTrue(Files.exists(data.resolve("logs").resolve(name + ".log")), name);
            assertTrue(Files.exists(data.resolve("run").resolve(name)), name);
        }
        assertFalse(Files.exists(data.resolve("run/outbound-service-3")));
    }

    @Test
    @Order(1)
    void eachIsShown() {
        List<String> summary = new Summary(stack).lines();

        assertEquals(List.of(), new ArrayList<>(missingIn(summary)));
        assertTrue(LINES.stream().anyMatch(line -> line.strip().startsWith("outbound-service-2")), LINES.toString());
    }

    private static Set<String> missingIn(List<String> summary) {
        Set<String> missing = new HashSet<>();
        for (ServiceReplica replica : List.of(FIRST, SECOND)) {
            String row = "  %-22s %s  (process %d; health and metrics: %d)"
                    .formatted(
                            "  replica " + replica.number(),
                            stack.serviceUrl(replica),
                            stack.process(replica).pid(),
                            stack.managementUrl(replica).getPort());
            if (!summary.contains(row)) {
                missing.add(row);
            }
        }
        return missing;
    }

    @Test
    @Order(2)
    void theEndOfOneIsReportedAndTheRestRunsOn() throws Exception {
        stack.process(SECOND).destroyForcibly();

        String expected = "outbound-service-2 ended by itself (signal 9); see "
                + data.resolve("logs/outbound-service-2.log") + "; the others of it run on";
        await().atMost(10, SECONDS).until(() -> LINES.contains(expected));
        assertFalse(stack.failure().isDone());
        assertEquals(
                Set.of("QUARKUS_HTTP_PORT=" + stack.serviceUrl(FIRST).getPort()),
                portsBehind(URI.create(stack.gatewayUrl() + "/v2/campaigns")));
    }

    @Test
    @Order(3)
    void oneThatIsStartedAgainGetsRequests() throws Exception {
        stack.restart(SECOND);

        await().atMost(10, SECONDS)
                .until(() -> portsBehind(URI.create(stack.gatewayUrl() + "/v2/campaigns"))
                                .size()
                        == 2);
    }

    @Test
    @Order(4)
    void theEndOfTheLastIsTheEnd() throws Exception {
        stack.process(FIRST).destroyForcibly();
        await().atMost(10, SECONDS).until(() -> LINES.stream().anyMatch(line -> line.startsWith("outbound-service ")));
        stack.process(SECOND).destroyForcibly();

        assertTrue(stack.failure().get(10, SECONDS).startsWith("outbound-service-2 ended by itself (signal 9)"));
    }

    /** What answers some requests, each on a connection of its own. */
    private static Set<String> portsBehind(URI uri) throws Exception {
        Set<String> ports = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            environmentAt(uri).stream()
                    .filter(line -> line.startsWith("QUARKUS_HTTP_PORT="))
                    .forEach(ports::add);
        }
        return ports;
    }

    private static List<String> environmentAt(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }
}
