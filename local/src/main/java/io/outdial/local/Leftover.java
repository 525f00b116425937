package io.outdial.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The note about a started service. When everything above the service was killed, the service runs on; the next start
 * finds it by this note and stops it. Process ids are reused, so the time of its start is recorded too.
 */
final class Leftover {

    /** Clocks are adjusted; two processes of one id are further apart. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Path note;

    Leftover(Path note) {
        this.note = note;
    }

    void write(ProcessHandle process) throws IOException {
        PrivateFile.write(note, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
    }

    void remove() throws IOException {
        Files.deleteIfExists(note);
    }

    /** Asks the process to end, if it still runs; {@link #awaitEnd} waits for it. Returns whether there is one. */
    boolean askToStop() throws IOException {
        Optional<ProcessHandle> found = find();
        found.ifPresent(ProcessHandle::destroy);
        return found.isPresent();
    }

    /** Waits for the end, kills the process after a while, and removes the note. */
    void awaitEnd() throws IOException {
        find().ifPresent(process -> {
            if (!endsWithin(process, 10)) {
                process.destroyForcibly();
                endsWithin(process, 5);
            }
        });
        remove();
    }

    private Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        String[] parts = Files.readString(note).strip().split(" ");
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || !parts[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(process ->
                        Duration.between(started, startOf(process)).abs().compareTo(CLOCK_TOLERANCE) <= 0);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean endsWithin(ProcessHandle process, int seconds) {
        process.onExit().completeOnTimeout(null, seconds, TimeUnit.SECONDS).join();
        return !process.isAlive();
    }
}
