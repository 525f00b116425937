package io.outdial.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code outdial up} as a process of its own, on free ports. */
final class UpProcess implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path data;
    private final Path output;
    private final Process process;

    private UpProcess(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /** Returns when it says that everything is up. */
    static UpProcess start(Path data) throws IOException {
        // A build that runs in the background ignores Ctrl-C, and what it starts would too.
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(Command.line("up", "--port", "0", "--service-ports", "0", "--data", data.toString()));
        Path output = Files.createTempFile("outdial", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Product.QUICK_START);
        UpProcess up = new UpProcess(data, output, builder.start());
        await().atMost(TIMEOUT).until(() -> !up.process.isAlive() || up.output().contains("Ctrl-C stops"));
        if (!up.process.isAlive()) {
            throw new AssertionError(up.output());
        }
        return up;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** As {@code outdial credentials} prints them. */
    JsonNode credentials() throws IOException {
        return new ObjectMapper()
                .readTree(Command.run("credentials", "--data", data.toString()).out());
    }

    Caller caller() throws IOException {
        JsonNode credentials = credentials();
        return Caller.withKey(
                URI.create(credentials.path("gateway").asText()),
                credentials.path("apiKey").asText());
    }

    /** Itself, the services, PostgreSQL and what belongs to it. */
    List<ProcessHandle> processes() throws IOException {
        Stream<ProcessHandle> started =
                Stream.concat(process.descendants(), postmaster().descendants());
        return Stream.concat(Stream.of(process.toHandle(), postmaster()), started)
                .distinct()
                .toList();
    }

    private ProcessHandle postmaster() throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** As when the machine loses its power, except that the services run on. */
    void crashWithItsDatabase() throws IOException {
        ProcessHandle postmaster = postmaster();
        process.destroyForcibly();
        postmaster.destroyForcibly();
        process.onExit().join();
        postmaster.onExit().join();
    }

    /** Ctrl-C; returns the exit code. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Ctrl-C did not end it: " + output());
        }
        return process.exitValue();
    }

    /** Whatever a failed test left running is asked to stop. */
    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        Files.delete(output);
    }
}
