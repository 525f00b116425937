package io.outdial.local.imports;

import io.outdial.local.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Shows an import: on a terminal as a bar that moves, elsewhere by a line now and then. */
public final class ImportScreen {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final Progress progress;
    private final boolean terminal;
    private final Clock clock;

    private Instant begun;
    private double doneAtBegin;
    private Instant lastLine;

    public ImportScreen(Progress progress, boolean terminal, Clock clock) {
        this.progress = progress;
        this.terminal = terminal;
        this.clock = clock;
    }

    void line(String text) {
        progress.line(text);
    }

    /** What is shown from now on is about a transfer that begins here. */
    void begin(double done) {
        begun = clock.instant();
        lastLine = begun;
        doneAtBegin = done;
    }

    void show(double done, ImportStatus status) {
        Pace pace = new Pace(done, status.rows(), status.rowsPerSecond(), left(done));
        if (terminal) {
            progress.status(status.isQueued() ? "waiting: other files are being read" : pace.bar());
        } else if (!clock.instant().isBefore(lastLine.plus(BETWEEN_LINES))) {
            lastLine = clock.instant();
            progress.line(status.isQueued() ? "waiting: other files are being read" : pace.text());
        }
    }

    /** So that a message stands in a line of its own. */
    void clear() {
        progress.status("");
    }

    void summary(ImportStatus status, boolean dryRun) {
        line(String.format(
                Locale.ROOT,
                "Import %s is %s: %,d rows%s",
                status.id(),
                status.state(),
                status.rows(),
                dryRun ? ", and nothing was stored: a dry run" : ""));
        status.outcomes()
                .forEach((outcome, count) -> line(String.format(Locale.ROOT, "  %-12s %,14d", outcome, count)));
    }

    private Duration left(double done) {
        double moved = done - doneAtBegin;
        if (moved <= 0) {
            return null;
        }
        long millis = Duration.between(begun, clock.instant()).toMillis();
        return Duration.ofMillis((long) (millis * (1 - done) / moved));
    }
}
