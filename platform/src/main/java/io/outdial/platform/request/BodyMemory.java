package io.outdial.platform.request;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the memory that all request bodies of this process use together, from their first byte until their request is
 * done. A body is counted while it arrives and again once it is parsed, generously both times, so bodies are refused
 * long before the heap is full.
 */
@ApplicationScoped
@Startup
public class BodyMemory {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Budget all;
    private final Budget strangers;

    @Inject
    public BodyMemory(ServiceConfig config, MeterRegistry metrics) {
        this(config.bodyMemory().asLongValue());
        Gauge.builder("outdial.bodies.memory", this, BodyMemory::used)
                .description("What the bodies of requests under way are counted at")
                .baseUnit("bytes")
                .register(metrics);
    }

    public BodyMemory(long maxBytes) {
        this.all = new Budget(maxBytes);
        this.strangers = new Budget(maxBytes / 2);
    }

    /** The share of one request, empty at first. */
    public Share open() {
        return new Share(List.of(all));
    }

    /**
     * The same for a request whose caller may be anybody. All of those have half of the memory, so that they never keep
     * out callers who are known.
     */
    public Share openForStranger() {
        return new Share(List.of(strangers, all));
    }

    /** Bytes, as they are counted here. */
    long used() {
        return all.used.get();
    }

    private static final class Budget {

        private final long maxBytes;
        private final AtomicLong used = new AtomicLong();

        private Budget(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        private boolean take(long bytes) {
            if (used.addAndGet(bytes) > maxBytes) {
                used.addAndGet(-bytes);
                return false;
            }
            return true;
        }
    }

    /** The part that one request uses. Whoever opens it closes it, however the request ends. */
    public static final class Share implements AutoCloseable {

        private final List<Budget> budgets;
        private long taken;
        private boolean closed;

        private Share(List<Budget> budgets) {
            this.budgets = budgets;
        }

        /** @throws Failure.Unavailable if other bodies use too much of it now; nothing is taken then */
        public synchronized void take(long bytes) {
            if (closed) {
                throw new IllegalStateException("the request is done");
            }
            for (int i = 0; i < budgets.size(); i++) {
                if (!budgets.get(i).take(bytes)) {
                    budgets.subList(0, i).forEach(budget -> budget.used.addAndGet(-bytes));
                    throw new Failure.Unavailable("Too many large bodies are being read now", RETRY_AFTER);
                }
            }
            taken += bytes;
        }

        /** Gives all of it back. Doing so again does nothing. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                budgets.forEach(budget -> budget.used.addAndGet(-taken));
            }
        }
    }
}
