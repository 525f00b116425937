package io.outdial.bench.torture;

import io.outdial.bench.UnlimitedKey;
import io.outdial.bench.torture.link.Links;
import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import io.outdial.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Load from all dialects, faults beside it, and at the end the books beside the databases. */
public final class Torture {

    private static final int MIN_TALLY_MILLIS = 1_000;
    private static final int MAX_TALLY_MILLIS = 10_000;

    /** No fault begins so late that nothing would be seen of it. */
    private static final Duration QUIET_END = Duration.ofSeconds(15);

    /** Until then only the end is waited for: beside other tests a machine is too busy for more. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final int POLL_MILLIS = 500;

    /** The history of so many keys is printed. */
    private static final int SHOWN = 20;

    private final Stack stack;
    private final Links links;
    private final long seed;
    private final Patience patience;
    private final Progress progress;

    private volatile boolean isOver;

    /** @param links which the stack is wired by */
    public Torture(Stack stack, Links links, long seed, Patience patience, Progress progress) {
        this.stack = stack;
        this.links = links;
        this.seed = seed;
        this.patience = patience;
        this.progress = progress;
    }

    /**
     * Returns when the books are compared: at the end of its time, or when a fault cannot be made or mended. Shorter
     * than fifteen seconds it has no faults.
     *
     * @return the promises that were broken
     */
    public Set<String> run(FaultPlan plan, Duration duration) throws InterruptedException {
        try (Book book = new Book(stack.data().path().resolve("torture.book"))) {
            run(plan, duration, book);
            return show(book);
        }
    }

    private void run(FaultPlan plan, Duration duration, Book book) throws InterruptedException {
        Load load = Load.prepare(stack, UnlimitedKey.addTo(stack, "torture"), seed, patience, book, () -> isOver);
        Comparison comparison = load.comparison(stack);
        Footprints footprints = new Footprints(stack, plan.replicas());
        long end = System.nanoTime() + duration.toNanos();
        FaultMaker faults = new FaultMaker(
                stack,
                links,
                plan,
                end - QUIET_END.toNanos(),
                load.disturbances(),
                duration.compareTo(SHORT) <= 0
                        ? () -> {}
                        : () -> progress.line("  " + book.time() + "  agreed after "
                                + agree(comparison, load.recent(), book).toMillis() + " ms"),
                book,
                progress);
        load.start();
        footprints.note();
        Crew breaking = new Crew(book);
        breaking.start("faults", faults);
        while (!breaking.hasFailed() && (System.nanoTime() - end < 0 || breaking.isAtWork())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            Pause.millis(Math.max(MIN_TALLY_MILLIS, Math.min(MAX_TALLY_MILLIS, left)));
            progress.line("  " + book.time() + "  " + load.tally());
        }
        isOver = true;
        load.join();
        Duration agreed = agree(comparison, null, book);
        progress.line("  " + book.time() + "  agreed after " + agreed.toMillis() + " ms");
        comparison.ofOneService().forEach((key, promise) -> book.broken(promise, key));
        findDeadlock(book);
        footprints
                .grown()
                .forEach((replica, growth) ->
                        book.broken("threads, connections and memory are as before", replica + ": " + growth));
        if (stack.failure().isDone()) {
            book.broken("nothing ends by itself", stack.failure().join());
        }
        progress.line("  " + book.time() + "  " + load.tally() + "; " + load.others() + "; faults " + faults.made());
    }

    /**
     * Waits until both sides agree, or have had their time for it.
     *
     * @param phones null for all
     * @return how long that was
     */
    private Duration agree(Comparison comparison, Collection<String> phones, Book book) {
        long begun = System.nanoTime();
        Map<String, String> apart = comparison.ofBothSides(phones);
        while (!apart.isEmpty()
                && System.nanoTime() - begun < patience.agreement().toNanos()) {
            Pause.millis(POLL_MILLIS);
            apart = comparison.ofBothSides(phones);
        }
        apart.forEach((key, promise) -> book.broken(promise, key));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void findDeadlock(Book book) {
        Path log = stack.data().logOf("postgres");
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.contains("deadlock detected"))
                    .findFirst()
                    .ifPresent(line -> book.broken("there is no deadlock", line));
        } catch (IOException e) {
            throw new LocalFailure(log + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Set<String> show(Book book) {
        List<Book.Broken> broken = book.broken();
        List<Book.Broken> shown = broken.stream().limit(SHOWN).toList();
        Map<String, List<String>> histories =
                book.histories(shown.stream().map(Book.Broken::key).collect(Collectors.toSet()));
        shown.forEach(each -> {
            progress.line("");
            progress.line("BROKEN: " + each.promise() + ": " + each.key());
            histories.get(each.key()).forEach(line -> progress.line("  " + line));
        });
        progress.line("");
        progress.line(
                broken.isEmpty()
                        ? "every promise was kept"
                        : broken.size() + " times a promise was broken; --seed " + seed + " repeats the faults");
        return broken.stream().map(Book.Broken::promise).collect(Collectors.toSet());
    }
}
