package io.outdial.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service in a process of its own, and a session of its own where the system supports that: so Ctrl-C in the terminal
 * reaches only the one process that then stops everything in order.
 */
final class ServiceProcess {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int STOP_SECONDS = 15;
    private static final int LOGS_KEPT = 9;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final ServiceReplica replica;
    private final URI management;
    private final Path log;
    private final Process process;
    private final Leftover note;

    private ServiceProcess(ServiceReplica replica, URI management, Path log, Process process, Leftover note) {
        this.replica = replica;
        this.management = management;
        this.log = log;
        this.process = process;
        this.note = note;
    }

    /**
     * Returns at once; see {@link #isReady}.
     *
     * @param management where it has its health
     * @param command the command line that runs the service
     * @param environment added to what this process itself was given
     */
    static ServiceProcess start(
            ServiceReplica replica,
            URI management,
            List<String> command,
            Map<String, String> environment,
            DataFolder data) {
        Path log = data.logOf(replica.name());
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            line.add(SETSID.toString());
        }
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                // Not the checkout: a service would read a .env or config folder that happens to be there.
                .directory(data.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Variables that `outdial credentials --shell` left in the user's shell must not configure a service.
        builder.environment().keySet().removeIf(ServiceProcess::isNotForServices);
        builder.environment().putAll(environment);
        try {
            keepPreviousLogs(log);
            Process process = builder.start();
            Leftover note = new Leftover(data.noteOf(replica.name()));
            note.write(process.toHandle());
            return new ServiceProcess(replica, management, log, process, note);
        } catch (IOException e) {
            throw new LocalFailure(replica.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    ServiceReplica replica() {
        return replica;
    }

    Process process() {
        return process;
    }

    /** The line for a process that ended by itself. */
    String exitMessage() {
        int code = process.exitValue();
        return replica.name() + " ended by itself (" + (code > 128 ? "signal " + (code - 128) : "exit code " + code)
                + "); see " + log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(management.resolve("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Path log() {
        return log;
    }

    void askToStop() {
        process.destroy();
    }

    /** Waits for the end, and kills the process after a while. */
    void awaitEnd() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            }
            note.remove();
        } catch (IOException e) {
            throw new LocalFailure("the note about " + replica.name() + " cannot be removed", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNotForServices(String variable) {
        return variable.startsWith("OUTDIAL_DEMO_") || Credentials.VARIABLES.contains(variable);
    }

    /** Keeps the logs of earlier starts: {@code .1} is the latest of them, the oldest is removed. */
    private static void keepPreviousLogs(Path log) throws IOException {
        for (int age = LOGS_KEPT - 1; age >= 0; age--) {
            Path younger = age == 0 ? log : aged(log, age);
            if (Files.exists(younger)) {
                Files.move(younger, aged(log, age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path aged(Path log, int age) {
        return log.resolveSibling(log.getFileName() + "." + age);
    }
}
