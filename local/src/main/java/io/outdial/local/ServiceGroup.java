package io.outdial.local;

import io.outdial.local.postgres.DatabaseServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The four services of a stack as one: started side by side, awaited together, stopped together. */
final class ServiceGroup {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final StackOptions options;
    private final DataFolder data;
    private final Ports ports;
    private final DatabaseServer server;
    private final Secrets secrets;
    private final Progress progress;
    private final Consumer<String> onExit;

    private final Map<OutdialService, ServiceProcess> processes = new EnumMap<>(OutdialService.class);
    private final Set<OutdialService> expectedToEnd = EnumSet.noneOf(OutdialService.class);

    /** @param onExit called with one line when a service ends without having been stopped */
    ServiceGroup(
            StackOptions options,
            DataFolder data,
            Ports ports,
            DatabaseServer server,
            Secrets secrets,
            Progress progress,
            Consumer<String> onExit) {
        this.options = options;
        this.data = data;
        this.ports = ports;
        this.server = server;
        this.secrets = secrets;
        this.progress = progress;
        this.onExit = onExit;
    }

    /** Stops the services of an earlier stack on this folder that was killed without them. */
    static void stopLeftovers(DataFolder data, Progress progress) {
        try {
            for (OutdialService service : OutdialService.values()) {
                if (new Leftover(data.noteOf(service.serviceName())).askToStop()) {
                    progress.line("stopping the " + service.serviceName() + " that an earlier run left behind");
                }
            }
            for (OutdialService service : OutdialService.values()) {
                new Leftover(data.noteOf(service.serviceName())).awaitEnd();
            }
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + data.path() + " cannot be used: " + DataFolder.reasonOf(e), e);
        }
    }

    /** Starts all; the outbound service first, since the others depend on it and it takes longest. */
    synchronized void startAll() {
        startOne(OutdialService.OUTBOUND);
        for (OutdialService service : OutdialService.values()) {
            if (service != OutdialService.OUTBOUND) {
                startOne(service);
            }
        }
    }

    private void startOne(OutdialService service) {
        ServiceProcess process =
                ServiceProcess.start(service, url(service), command(service), environment(service), data);
        processes.put(service, process);
        expectedToEnd.remove(service);
        var unused = process.process().onExit().thenRun(() -> reportUnlessExpected(process));
    }

    private synchronized void reportUnlessExpected(ServiceProcess process) {
        if (processes.get(process.service()) == process && !expectedToEnd.contains(process.service())) {
            onExit.accept(process.exitMessage());
        }
    }

    /** Returns when all answer their readiness check, or when {@code givenUp} says so. */
    void awaitReady(BooleanSupplier givenUp) {
        awaitReady(EnumSet.allOf(OutdialService.class), givenUp);
    }

    private void awaitReady(Set<OutdialService> waiting, BooleanSupplier givenUp) {
        long started = System.nanoTime();
        while (!waiting.isEmpty() && !givenUp.getAsBoolean()) {
            for (OutdialService service : EnumSet.copyOf(waiting)) {
                ServiceProcess process = processes.get(service);
                if (!process.isAlive()) {
                    throw new LocalFailure(process.exitMessage());
                }
                if (process.isReady()) {
                    waiting.remove(service);
                    progress.line("  %-22s ready after %s".formatted(service.serviceName(), secondsSince(started)));
                }
            }
            if (Duration.ofNanos(System.nanoTime() - started).compareTo(TIMEOUT) > 0 && !waiting.isEmpty()) {
                ServiceProcess slow = processes.get(waiting.iterator().next());
                throw new LocalFailure(slow.service().serviceName() + " is not ready after " + TIMEOUT.toSeconds()
                        + " s; see " + slow.log());
            }
            progress.status("  waiting for " + names(waiting) + " (" + secondsSince(started) + ")");
            pause();
        }
    }

    /** Ends a service as a crash of its machine would; not reported as a failure. */
    synchronized void kill(OutdialService service) {
        expectedToEnd.add(service);
        processes.get(service).process().destroyForcibly();
        processes.get(service).awaitEnd();
    }

    /** Starts a killed service again at its old place and returns when it is ready. */
    void restart(OutdialService service) {
        synchronized (this) {
            startOne(service);
        }
        awaitReady(EnumSet.of(service), () -> false);
    }

    synchronized ProcessHandle process(OutdialService service) {
        return processes.get(service).process().toHandle();
    }

    synchronized void stopAll() {
        expectedToEnd.addAll(processes.keySet());
        processes.values().forEach(ServiceProcess::askToStop);
        processes.values().forEach(ServiceProcess::awaitEnd);
    }

    URI url(OutdialService service) {
        return URI.create("http://127.0.0.1:" + ports.services().get(service));
    }

    private List<String> command(OutdialService service) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // One small heap on few cores: less memory and a quicker start than the concurrent collectors.
                "-XX:+UseSerialGC",
                "-Xms256m",
                "-Xmx320m",
                // Mostly young generation: a collection delays every answer by about two milliseconds, however much
                // there is to collect, so there should be few.
                "-Xmn192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                service.jarIn(options.home()).toString());
    }

    private Map<String, String> environment(OutdialService service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_VERTX_EVENT_LOOPS_POOL_SIZE",
                Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put("QUARKUS_HTTP_PORT", ports.services().get(service).toString());
        environment.put("OUTDIAL_DB_HOST", server.host());
        environment.put("OUTDIAL_DB_PORT", Integer.toString(server.port()));
        environment.put("OUTDIAL_DB_NAME", service.context());
        environment.put("OUTDIAL_DB_USER", service.context());
        environment.put("OUTDIAL_DB_PASSWORD", secrets.databasePasswords().get(service.context()));
        environment.put("OUTDIAL_REGISTRY_FILE", data.registry().toString());
        environment.put("OUTDIAL_SERVICE_TOKEN_FILE", data.serviceToken().toString());
        switch (service) {
            case RESTRICTIONS, TRANSFER ->
                environment.put(
                        "OUTDIAL_OUTBOUND_URL", url(OutdialService.OUTBOUND).toString());
            case ENROLLMENT -> {
                environment.put(
                        "OUTDIAL_OUTBOUND_URL", url(OutdialService.OUTBOUND).toString());
                environment.put(
                        "OUTDIAL_NUMBER_HASH_KEY_FILE", data.numberHashKey().toString());
            }
            case OUTBOUND -> {
                environment.put("OUTDIAL_AGENT_LOGIN_TRUSTED_PROXIES", "127.0.0.1/32");
                environment.put(
                        "OUTDIAL_ENROLLMENT_URL", url(OutdialService.ENROLLMENT).toString());
                environment.put(
                        "OUTDIAL_NUMBER_HASH_KEY_FILE", data.numberHashKey().toString());
            }
        }
        if (options.demo()) {
            environment.put("OUTDIAL_DEMO_CLIENT_ID", secrets.clientId().toString());
            environment.put("OUTDIAL_DEMO_AGENT_USER_NAME", secrets.agentUserName());
            environment.put("OUTDIAL_DEMO_AGENT_PASSWORD_HASH", secrets.agentPasswordHash());
        }
        environment.putAll(options.serviceEnvironment());
        return environment;
    }

    static String secondsSince(long started) {
        return "%.1f s".formatted((System.nanoTime() - started) / 1e9);
    }

    private static String names(Set<OutdialService> services) {
        return services.stream().map(OutdialService::context).collect(Collectors.joining(", "));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted while waiting for the services", e);
        }
    }
}
