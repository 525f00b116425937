package io.outdial.bench.torture;

import io.outdial.bench.torture.FaultPlan.Step;
import io.outdial.bench.torture.FaultPlan.Stroke;
import io.outdial.bench.torture.link.Links;
import io.outdial.local.LocalFailure;
import io.outdial.local.Progress;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Carries a plan out, step by step, until there is no time for another. */
final class FaultMaker implements Runnable {

    private final Stack stack;
    private final Links links;
    private final FaultPlan plan;
    private final long endNanos;
    private final List<Disturbances> disturbances;
    private final Runnable onEverySecondStep;
    private final Book book;
    private final Progress progress;
    private final Map<Fault, Integer> made = new EnumMap<>(Fault.class);

    private int steps;

    /**
     * @param endNanos no step begins after that, in the numbers of {@link System#nanoTime}
     * @param onEverySecondStep run when its faults are over; the next after another is not waited for
     */
    FaultMaker(
            Stack stack,
            Links links,
            FaultPlan plan,
            long endNanos,
            List<Disturbances> disturbances,
            Runnable onEverySecondStep,
            Book book,
            Progress progress) {
        this.stack = stack;
        this.links = links;
        this.plan = plan;
        this.endNanos = endNanos;
        this.disturbances = List.copyOf(disturbances);
        this.onEverySecondStep = onEverySecondStep;
        this.book = book;
        this.progress = progress;
    }

    @Override
    public void run() {
        for (Step step = plan.next(); waits(step.waitSeconds()); step = plan.next()) {
            progress.line("  " + book.time() + "  " + step.strokes());
            List<CompletableFuture<Void>> all = step.strokes().stream()
                    .map(stroke -> CompletableFuture.runAsync(() -> make(stroke), task -> new Thread(task).start()))
                    .toList();
            all.forEach(CompletableFuture::join);
            if (++steps % 2 == 0) {
                onEverySecondStep.run();
            }
            step.strokes().forEach(stroke -> made.merge(stroke.fault(), 1, Integer::sum));
        }
    }

    /** How many of each there were; to be read when it is at its end. */
    Map<Fault, Integer> made() {
        return made;
    }

    /** @return false if the step would begin too late */
    private boolean waits(int seconds) {
        if (System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds) - endNanos >= 0) {
            return false;
        }
        sleep(seconds);
        return true;
    }

    private void make(Stroke stroke) {
        List<Disturbances> those =
                disturbances.stream().filter(each -> each.isOne(stroke)).toList();
        those.forEach(Disturbances::begin);
        strike(stroke);
        those.forEach(Disturbances::end);
    }

    private void strike(Stroke stroke) {
        switch (stroke.fault()) {
            case KILL -> {
                stack.kill(stroke.target());
                sleep(stroke.seconds());
                stack.restart(stroke.target());
            }
            case PAUSE -> {
                signal(stroke.target(), "-STOP");
                sleep(stroke.seconds());
                signal(stroke.target(), "-CONT");
            }
            case DATABASE -> stack.crashDatabase();
            case REGISTRY -> breakRegistry(stroke.seconds());
            default -> {
                links.begin(stroke.fault().trouble().orElseThrow(), stroke.target(), stroke.peer());
                sleep(stroke.seconds());
                links.mend(stroke.target(), stroke.peer());
            }
        }
    }

    private void breakRegistry(int seconds) {
        Path registry = stack.data().registry();
        try {
            byte[] whole = Files.readAllBytes(registry);
            Files.write(registry, Arrays.copyOf(whole, whole.length / 2));
            sleep(seconds);
            Files.write(registry, whole);
        } catch (IOException e) {
            throw new LocalFailure("the registry cannot be broken: " + e.getMessage(), e);
        }
    }

    private void signal(ServiceReplica replica, String signal) {
        try {
            String pid = Long.toString(stack.process(replica).pid());
            if (new ProcessBuilder("kill", signal, pid).start().waitFor() != 0) {
                throw new LocalFailure(replica + " takes no signal");
            }
        } catch (IOException e) {
            throw new LocalFailure("there is no kill: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static void sleep(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
