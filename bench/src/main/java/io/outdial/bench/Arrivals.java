package io.outdial.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** When each event of a run was committed, and when it arrived. */
final class Arrivals {

    /** Before anything was committed, in the numbers of {@link System#nanoTime}. */
    private final long start = System.nanoTime() - 1;

    private final AtomicLongArray committed;
    private final AtomicLongArray arrived;
    private final CountDownLatch missing;
    private final AtomicLong errors = new AtomicLong();
    private final AtomicReference<String> firstError = new AtomicReference<>("");

    Arrivals(int events) {
        committed = new AtomicLongArray(events);
        arrived = new AtomicLongArray(events);
        missing = new CountDownLatch(events);
    }

    int events() {
        return committed.length();
    }

    void committed(int event) {
        committed.set(event, System.nanoTime() - start);
    }

    void arrived(int event) {
        if (arrived.compareAndSet(event, 0, System.nanoTime() - start)) {
            missing.countDown();
        } else {
            failed("event " + event + " arrived twice");
        }
    }

    void failed(String error) {
        errors.incrementAndGet();
        firstError.compareAndSet("", error);
    }

    /** Waits for those under way, and counts those that do not come as errors. */
    Run await(long millis) throws InterruptedException {
        if (!missing.await(millis, TimeUnit.MILLISECONDS)) {
            errors.addAndGet(missing.getCount());
            firstError.compareAndSet("", missing.getCount() + " events did not arrive");
        }
        int[] there = IntStream.range(0, events())
                .filter(event -> arrived.get(event) > 0)
                .toArray();
        LatencyLog latencies = LatencyLog.of(IntStream.of(there).mapToLong(this::micros));
        long first = IntStream.of(there).mapToLong(committed::get).min().orElse(0);
        long last = IntStream.of(there).mapToLong(arrived::get).max().orElse(1);
        return new Run(
                there.length,
                errors.get(),
                firstError.get(),
                (last - first) / 1e9,
                latencies.percentileMillis(50),
                latencies.percentileMillis(99));
    }

    /** A service that looks by itself may be quicker than the answer to whoever has committed. */
    private long micros(int event) {
        return Math.max(0, arrived.get(event) - committed.get(event)) / 1_000;
    }
}
