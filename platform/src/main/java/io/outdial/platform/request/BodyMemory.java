package io.outdial.platform.request;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
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

    private final long maxBytes;
    private final AtomicLong used = new AtomicLong();

    @Inject
    public BodyMemory(ServiceConfig config, MeterRegistry metrics) {
        this(config.bodyMemory().asLongValue());
        Gauge.builder("outdial.bodies.memory", used, AtomicLong::get)
                .description("What the bodies of requests under way are counted at")
                .baseUnit("bytes")
                .register(metrics);
    }

    public BodyMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The share of one request, empty at first. */
    public Share open() {
        return new Share();
    }

    /** Bytes, as they are counted here. */
    long used() {
        return used.get();
    }

    /** The part that one request uses. Whoever opens it closes it, however the request ends. */
    public final class Share implements AutoCloseable {

        private long taken;
        private boolean closed;

        private Share() {}

        /** @throws Failure.Unavailable if other bodies use too much of it now; nothing is taken then */
        public synchronized void take(long bytes) {
            if (closed) {
                throw new IllegalStateException("the request is done");
            }
            if (used.addAndGet(bytes) > maxBytes) {
                used.addAndGet(-bytes);
                throw new Failure.Unavailable("Too many large bodies are being read now", RETRY_AFTER);
            }
            taken += bytes;
        }

        /** Gives all of it back. Doing so again does nothing. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                used.addAndGet(-taken);
            }
        }
    }
}
