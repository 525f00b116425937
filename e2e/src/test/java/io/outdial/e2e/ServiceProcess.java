package io.outdial.e2e;

import io.outdial.local.FreePort;
import io.outdial.local.OutdialService;
import io.outdial.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service by itself, started as a pod would start it. */
final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int managementPort;

    private ServiceProcess(Process process, Path log, int managementPort) {
        this.process = process;
        this.log = log;
        this.managementPort = managementPort;
    }

    static ServiceProcess start(OutdialService service, Path log, Map<String, String> settings) {
        try {
            int port = FreePort.choose();
            int managementPort = FreePort.choose();
            Map<String, String> environment = new HashMap<>(Product.QUICK_START);
            environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
            environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
            environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
            environment.putAll(settings);
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            java.toString(),
                            "-XX:+UseSerialGC",
                            "-Xmx192m",
                            "-jar",
                            service.jarIn(StackOptions.findHome()).toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new ServiceProcess(builder.start(), log, managementPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As the kubelet does: SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** The exit code, when it has ended by itself. */
    int await() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end; see " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
