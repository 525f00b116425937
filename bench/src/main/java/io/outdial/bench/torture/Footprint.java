package io.outdial.bench.torture;

import io.outdial.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process takes, as Linux tells it.
 *
 * @param descriptors open files and connections
 */
record Footprint(int threads, int descriptors, int residentMiB) {

    private static final int KIB = 1_024;

    /** A process that has just begun has not all of its threads and connections yet. */
    private static final int MORE_THREADS = 40;

    private static final int MORE_DESCRIPTORS = 150;

    /** Code that was compiled meanwhile, and a heap that has had to grow. */
    private static final int MORE_MIB = 250;

    /** Nothing where there is no such folder. */
    static Optional<Footprint> of(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> descriptors = Files.list(folder.resolve("fd"))) {
            String status = Files.readString(folder.resolve("status"));
            return Optional.of(new Footprint(
                    numberOf(status, "Threads:"), (int) descriptors.count(), numberOf(status, "VmRSS:") / KIB));
        } catch (IOException e) {
            throw new LocalFailure("nobody knows what process " + process.pid() + " takes: " + e.getMessage(), e);
        }
    }

    private static int numberOf(String status, String name) {
        String line = status.lines()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new LocalFailure("/proc has no " + name));
        return Integer.parseInt(line.replaceAll("\\D", ""));
    }

    /** Whether it is about what it was before. */
    boolean isLike(Footprint before) {
        return threads <= before.threads + MORE_THREADS
                && descriptors <= before.descriptors + MORE_DESCRIPTORS
                && residentMiB <= before.residentMiB + MORE_MIB;
    }
}
