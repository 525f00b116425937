package io.outdial.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.outdial.platform.metric.Buckets;
import io.outdial.platform.outbox.OutboxQueue.Claimed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long it takes until the other service knows: from the beginning of the transaction that wrote an event to the
 * answer that it was applied. Of a number that must not be called, this is how long it was callable somewhere.
 */
final class DeliveryTimes {

    private final Clock clock;
    private final MeterRegistry metrics;
    private final LongAdder applied = new LongAdder();
    private final Map<String, Timer> byType = new ConcurrentHashMap<>();

    DeliveryTimes(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** How many events were applied. */
    long applied() {
        return applied.sum();
    }

    void add(List<Claimed> events) {
        applied.add(events.size());
        for (Claimed claimed : events) {
            Duration time = Duration.between(claimed.event().occurredAt(), clock.instant());
            byType.computeIfAbsent(claimed.event().type(), this::timer)
                    .record(time.isNegative() ? Duration.ZERO : time);
        }
    }

    private Timer timer(String type) {
        return Timer.builder("outbox.delivery")
                .description("Time from the change to the answer that the other service has applied it")
                .tag("type", type)
                .serviceLevelObjectives(Buckets.ofEvents())
                .register(metrics);
    }
}
