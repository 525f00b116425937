package io.outdial.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The processes of a stack's services as one: started side by side, awaited together, stopped together. */
final class ServiceGroup {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final ServiceEnvironment environment;
    private final Progress progress;
    private final Consumer<String> onLoss;
    private final Consumer<String> onEnd;

    private final Map<ServiceReplica, ServiceProcess> processes = new LinkedHashMap<>();
    private final Set<ServiceReplica> expectedToEnd = new HashSet<>();

    /**
     * @param onLoss called with one line when a replica ends without having been stopped, and others of its service run
     *     on
     * @param onEnd called with one line when the last one of a service does
     */
    ServiceGroup(ServiceEnvironment environment, Progress progress, Consumer<String> onLoss, Consumer<String> onEnd) {
        this.environment = environment;
        this.progress = progress;
        this.onLoss = onLoss;
        this.onEnd = onEnd;
    }

    /** Stops the services of an earlier stack on this folder that was killed without them. */
    static void stopLeftovers(DataFolder data, Progress progress) {
        List<ServiceReplica> possible = ServiceReplica.startOrder(ServiceReplica.MAX_REPLICAS);
        try {
            for (ServiceReplica replica : possible) {
                if (new Leftover(data.noteOf(replica.name())).askToStop()) {
                    progress.line("stopping the " + replica.name() + " that an earlier run left behind");
                }
            }
            for (ServiceReplica replica : possible) {
                new Leftover(data.noteOf(replica.name())).awaitEnd();
            }
        } catch (IOException e) {
            throw new LocalFailure("the data folder " + data.path() + " cannot be used: " + DataFolder.reasonOf(e), e);
        }
    }

    synchronized void startAll() {
        ServiceReplica.startOrder(environment.options().replicas()).forEach(this::startOne);
    }

    private void startOne(ServiceReplica replica) {
        ServiceProcess process = ServiceProcess.start(
                replica,
                environment.ports().managementUrl(replica),
                environment.command(replica),
                environment.variables(replica),
                environment.data());
        processes.put(replica, process);
        expectedToEnd.remove(replica);
        var unused = process.process().onExit().thenRun(() -> reportUnlessExpected(process));
    }

    private synchronized void reportUnlessExpected(ServiceProcess process) {
        ServiceReplica replica = process.replica();
        if (processes.get(replica) != process || expectedToEnd.contains(replica)) {
            return;
        }
        long others = processes.values().stream()
                .filter(other -> other.replica().service() == replica.service() && other.isAlive())
                .count();
        if (others > 0) {
            onLoss.accept(process.exitMessage());
        } else {
            onEnd.accept(process.exitMessage());
        }
    }

    /** Returns when all answer their readiness check, or when {@code givenUp} says so. */
    void awaitReady(BooleanSupplier givenUp) {
        awaitReady(new LinkedHashSet<>(processes.keySet()), givenUp);
    }

    private void awaitReady(Set<ServiceReplica> waiting, BooleanSupplier givenUp) {
        long started = System.nanoTime();
        while (!waiting.isEmpty() && !givenUp.getAsBoolean()) {
            for (ServiceReplica replica : new ArrayList<>(waiting)) {
                ServiceProcess process = processes.get(replica);
                if (!process.isAlive()) {
                    throw new LocalFailure(process.exitMessage());
                }
                if (process.isReady()) {
                    waiting.remove(replica);
                    progress.line("  %-22s ready after %s".formatted(replica.name(), secondsSince(started)));
                }
            }
            if (Duration.ofNanos(System.nanoTime() - started).compareTo(TIMEOUT) > 0 && !waiting.isEmpty()) {
                ServiceProcess slow = processes.get(waiting.iterator().next());
                throw new LocalFailure(
                        slow.replica().name() + " is not ready after " + TIMEOUT.toSeconds() + " s; see " + slow.log());
            }
            progress.status("  waiting for " + names(waiting) + " (" + secondsSince(started) + ")");
            pause();
        }
    }

    /** Ends a process as a crash of its machine would; not reported as a failure. */
    synchronized void kill(ServiceReplica replica) {
        expectedToEnd.add(replica);
        processes.get(replica).process().destroyForcibly();
        processes.get(replica).awaitEnd();
    }

    /** Starts a killed process again at its old place and returns when it is ready. */
    void restart(ServiceReplica replica) {
        synchronized (this) {
            startOne(replica);
        }
        awaitReady(new LinkedHashSet<>(Set.of(replica)), () -> false);
    }

    synchronized ProcessHandle process(ServiceReplica replica) {
        return processes.get(replica).process().toHandle();
    }

    synchronized void stopAll() {
        expectedToEnd.addAll(processes.keySet());
        processes.values().forEach(ServiceProcess::askToStop);
        processes.values().forEach(ServiceProcess::awaitEnd);
    }

    static String secondsSince(long started) {
        return "%.1f s".formatted((System.nanoTime() - started) / 1e9);
    }

    private static String names(Set<ServiceReplica> replicas) {
        return replicas.stream().map(ServiceReplica::shortName).collect(Collectors.joining(", "));
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
