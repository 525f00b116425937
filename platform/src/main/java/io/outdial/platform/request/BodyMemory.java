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
 * What all bodies of this process may cost together, from their first byte until their request is done. A body costs
 * its bytes while it arrives, and what it is made of once it is read; both are more than its size, so bodies are
 * refused long before the heap is full.
 */
@ApplicationScoped
@Startup
public class BodyMemory {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final long most;
    private final AtomicLong used = new AtomicLong();

    @Inject
    public BodyMemory(ServiceConfig config, MeterRegistry metrics) {
        this(config.bodyMemory().asLongValue());
        Gauge.builder("outdial.bodies.memory", used, AtomicLong::get)
                .description("What the bodies of requests under way are counted at")
                .baseUnit("bytes")
                .register(metrics);
    }

    public BodyMemory(long most) {
        this.most = most;
    }

    /** The share of one request, empty at first. */
    public Share open() {
        return new Share();
    }

    /** Bytes, as they are counted here. */
    long used() {
        return used.get();
    }

    /** What one request has of it. Whoever opens it closes it, however the request ends. */
    public final class Share implements AutoCloseable {

        private long taken;
        private boolean closed;

        private Share() {}

        /** @throws Failure.Unavailable if other bodies have too much of it now; nothing is taken then */
        public synchronized void take(long bytes) {
            if (closed) {
                throw new IllegalStateException("the request is done");
            }
            if (used.addAndGet(bytes) > most) {
                used.addAndGet(-bytes);
                throw new Failure.Unavailable("Too many large bodies are being read now", A_MOMENT);
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
