package io.outdial.platform.peer;

import io.outdial.platform.event.EventOutcome;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * Delivers events to a peer: 2 s a delivery and a breaker (architecture.md §2). There is no retry here, because the
 * relay of the outbox retries with growing pauses. One instance per peer.
 */
public final class PeerDelivery {

    private static final long DELIVERY_SECONDS = 2;
    private static final int DELIVERIES_COUNTED = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_SECONDS = 2;

    private final Guard guard;

    /** @param name of the breaker, in metrics and tests */
    public PeerDelivery(String name) {
        this.guard = Guard.create()
                .withDescription(name)
                .withTimeout()
                .duration(DELIVERY_SECONDS, ChronoUnit.SECONDS)
                .done()
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(DELIVERIES_COUNTED)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN_SECONDS, ChronoUnit.SECONDS)
                .done()
                .build();
        BreakerMetrics.show(name);
    }

    /** @return what the peer made of the events; after any failure it is assumed that it has accepted none */
    public Uni<List<EventOutcome>> deliver(Supplier<Uni<List<EventOutcome>>> call) {
        return guard.get(call, new TypeLiteral<Uni<List<EventOutcome>>>() {});
    }
}
