package io.outdial.bench;

import io.outdial.local.FileTree;
import io.outdial.local.Launch;
import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A stack of its own to measure, on free ports, with the demo data and a key whose quota is out of reach. */
final class BenchStack implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 200;

    /** Enables the endpoint that decisions are compared with. */
    private static final Map<String, String> BASELINE_ENDPOINT = Map.of("OUTDIAL_DECISIONS_BASELINE_ENDPOINT", "true");

    private final Path folder;
    private final boolean isKept;
    private final Stack stack;
    private volatile Launch launch = Launch.ON_THIS_JVM;
    private String apiKey;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param kept the data folder, which stays; else one that is removed at the end
     * @param replicas processes of each service
     */
    BenchStack(Path home, Optional<Path> kept, int replicas, Progress progress) {
        try {
            this.isKept = kept.isPresent();
            this.folder = isKept ? empty(kept.get()) : Files.createTempDirectory("outdial-bench");
            this.stack = new Stack(
                    StackOptions.onFreePorts(home, folder.resolve("data"))
                            .withReplicas(replicas)
                            .withServiceEnvironment(BASELINE_ENDPOINT)
                            .withLaunch((replica, jar, variables) -> launch.command(replica, jar, variables)),
                    progress);
        } catch (IOException e) {
            throw new LocalFailure("there is no place for the data: " + e.getMessage(), e);
        }
    }

    /** What an earlier benchmark stored there would be duplicates now. */
    private static Path empty(Path folder) throws IOException {
        Path made = Files.createDirectories(folder.toAbsolutePath().normalize());
        try (Stream<Path> entries = Files.list(made)) {
            if (entries.findAny().isPresent()) {
                throw new LocalFailure(
                        "--data wants a folder that is empty or not there yet, and " + made + " is neither");
            }
        }
        return made;
    }

    void start() {
        stack.start();
        apiKey = UnlimitedKey.addTo(stack, "bench");
    }

    HttpRequest request(OutdialService service, String path, Map<String, String> headers, String body) {
        return builder(service, path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    HttpRequest request(OutdialService service, String path, Map<String, String> headers) {
        return builder(service, path, headers).build();
    }

    private HttpRequest.Builder builder(OutdialService service, String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(serviceUrl(service).resolve(path)).timeout(Duration.ofSeconds(5));
        headers.forEach(request::header);
        return request;
    }

    /** Asks until the answer is as it should be; else fails with what was answered last. */
    void awaitAnswer(HttpRequest request, Predicate<HttpResponse<String>> isRight) {
        Instant end = Instant.now().plus(TIMEOUT);
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            while (!isRight.test(answer)) {
                if (Instant.now().isAfter(end)) {
                    throw new LocalFailure(
                            request.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(POLL_MILLIS);
                answer = http.send(request, BodyHandlers.ofString());
            }
        } catch (IOException e) {
            throw new LocalFailure(request.uri().getPath() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting for an answer", e);
        }
    }

    Scripts scripts() {
        return new Scripts(folder);
    }

    /** Where a benchmark may put a file of this name. */
    Path file(String name) {
        return folder.resolve(name);
    }

    String apiKey() {
        return apiKey;
    }

    UUID clientId() {
        return stack.credentials().clientId();
    }

    String cloudAgentUserName() {
        return stack.credentials().cloudAgent().userName();
    }

    URI serviceUrl(OutdialService service) {
        return stack.serviceUrl(service);
    }

    /** Where one process of it listens. */
    URI serviceUrl(ServiceReplica replica) {
        return stack.serviceUrl(replica);
    }

    List<ServiceReplica> replicasOf(OutdialService service) {
        return stack.replicasOf(service);
    }

    ProcessHandle process(ServiceReplica replica) {
        return stack.process(replica);
    }

    /** Ends the only process of a service. */
    void kill(OutdialService service) {
        stack.kill(service);
    }

    /** Starts it again by this, and returns when it is ready. */
    void restart(OutdialService service, Launch by) {
        launch = by;
        stack.restart(service);
    }

    URI gatewayUrl() {
        return stack.gatewayUrl();
    }

    DatabaseServer database(OutdialService service) {
        return stack.database(service);
    }

    boolean isStopping() {
        return stack.isStopping();
    }

    /** The line about a process of the stack that ended by itself. */
    CompletableFuture<String> failure() {
        return stack.failure();
    }

    /** Stops everything and removes the data unless it is to be kept. */
    @Override
    public synchronized void close() {
        stack.stop();
        if (!isKept) {
            try {
                FileTree.delete(folder);
            } catch (IOException e) {
                throw new LocalFailure("the data in " + folder + " cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
