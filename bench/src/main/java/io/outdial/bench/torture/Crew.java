package io.outdial.bench.torture;

import java.util.ArrayList;
import java.util.List;

/**
 * The threads of a run. Whoever fails would neither load nor break anything any more, and nothing would be found: so
 * that is a broken promise itself.
 */
final class Crew {

    private final Book book;
    private final List<Thread> threads = new ArrayList<>();

    private volatile boolean hasFailed;

    Crew(Book book) {
        this.book = book;
    }

    void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setUncaughtExceptionHandler((failed, failure) -> {
            hasFailed = true;
            book.broken("load and faults go on", failed.getName() + ": " + failure);
        });
        threads.add(thread);
        thread.start();
    }

    /** Whether any of them ended by an exception. */
    boolean hasFailed() {
        return hasFailed;
    }

    boolean isAtWork() {
        return threads.stream().anyMatch(Thread::isAlive);
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
