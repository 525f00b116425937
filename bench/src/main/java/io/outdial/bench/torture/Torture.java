package io.outdial.bench.torture;

import io.outdial.bench.UnlimitedKey;
import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import io.outdial.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Load from several dialects, faults beside it, and at the end the books beside the databases. */
public final class Torture {

    private static final int LEAD_FEEDS = 4;
    private static final int DIALLERS = 3;
    private static final int TALLY_SECONDS = 10;

    /** No fault begins so late that nothing would be seen of it. */
    private static final Duration QUIET_END = Duration.ofSeconds(15);

    private static final Duration AGREEMENT = Duration.ofSeconds(10);
    private static final int POLL_MILLIS = 500;

    /** The history of so many keys is printed. */
    private static final int SHOWN = 20;

    private final Stack stack;
    private final long seed;
    private final Progress progress;
    private final Book book = new Book();

    private volatile boolean isOver;

    public Torture(Stack stack, long seed, Progress progress) {
        this.stack = stack;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Returns when the books are compared. Shorter than fifteen seconds it has no faults.
     *
     * @return the promises that were broken
     */
    public Set<String> run(FaultPlan plan, Duration duration) throws InterruptedException {
        Api api = new Api(stack.gatewayUrl(), book, () -> isOver);
        String key = UnlimitedKey.addTo(stack, "torture");
        Campaign campaign = Campaign.create(api, stack.credentials(), key, "Torture-" + seed);
        LeadFeed leads = new LeadFeed(campaign, book, () -> isOver);
        Marks marks = new Marks(campaign, leads, seed, () -> isOver);
        Dialler dialler = new Dialler(campaign, marks, book, () -> isOver);
        long end = System.nanoTime() + duration.toNanos();
        FaultMaker faults = new FaultMaker(stack, plan, end - QUIET_END.toNanos(), book, progress);

        List<Thread> load = new ArrayList<>();
        for (int n = 1; n <= LEAD_FEEDS; n++) {
            load.add(new Thread(leads, "lead-feed-" + n));
        }
        for (int n = 1; n <= DIALLERS; n++) {
            load.add(new Thread(dialler, "dialler-" + n));
        }
        load.add(new Thread(marks, "data-team"));
        Thread breaking = new Thread(faults, "faults");
        load.forEach(this::start);
        start(breaking);
        Supplier<String> tally = () -> String.format(
                Locale.ROOT,
                "leads %,d, marks %,d, results %,d acknowledged; %,d refusals, %,d without an answer; broken %d",
                leads.acknowledged().size(),
                marks.acknowledged().size(),
                dialler.results().size(),
                api.refused.sum(),
                api.unanswered.sum(),
                book.broken().size());
        while (System.nanoTime() - end < 0 || breaking.isAlive()) {
            breaking.join(TimeUnit.SECONDS.toMillis(TALLY_SECONDS));
            progress.line("  " + book.time() + "  " + tally.get());
            if (!breaking.isAlive()) {
                TimeUnit.NANOSECONDS.sleep(Math.max(0, end - System.nanoTime()));
            }
        }
        isOver = true;
        for (Thread each : load) {
            each.join();
        }
        compare(new Comparison(
                leads, marks, dialler, new Tables(stack, stack.credentials().clientId(), campaign.id())));
        if (stack.failure().isDone()) {
            book.broken("nothing ends by itself", stack.failure().join());
        }
        progress.line("  " + book.time() + "  " + tally.get() + "; faults " + faults.made());
        return show();
    }

    /** Whoever fails would neither load nor break anything any more, and nothing would be found. */
    private void start(Thread thread) {
        thread.setUncaughtExceptionHandler(
                (failed, failure) -> book.broken("load and faults go on", failed.getName() + ": " + failure));
        thread.start();
    }

    private void compare(Comparison comparison) throws InterruptedException {
        long until = System.nanoTime() + AGREEMENT.toNanos();
        Map<String, String> apart = comparison.ofBothSides();
        while (!apart.isEmpty() && System.nanoTime() - until < 0) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            apart = comparison.ofBothSides();
        }
        apart.forEach((key, promise) -> book.broken(promise, key));
        comparison.ofOneService().forEach((key, promise) -> book.broken(promise, key));
        Path log = stack.data().logOf("postgres");
        try (var lines = Files.lines(log)) {
            lines.filter(line -> line.contains("deadlock detected"))
                    .findFirst()
                    .ifPresent(line -> book.broken("there is no deadlock", line));
        } catch (IOException e) {
            throw new LocalFailure(log + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Set<String> show() {
        List<Book.Broken> broken = book.broken();
        broken.stream().limit(SHOWN).forEach(each -> {
            progress.line("");
            progress.line("BROKEN: " + each.promise() + ": " + each.key());
            each.history().forEach(line -> progress.line("  " + line));
        });
        progress.line("");
        progress.line(
                broken.isEmpty()
                        ? "every promise was kept"
                        : broken.size() + " times a promise was broken; --seed " + seed + " repeats the faults");
        return broken.stream().map(Book.Broken::promise).collect(Collectors.toSet());
    }
}
