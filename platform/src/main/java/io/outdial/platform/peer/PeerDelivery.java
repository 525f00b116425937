package io.outdial.platform.peer;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
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
                .skipOn(Refused.class)
                .done()
                .build();
    }

    /** @return completes once the peer has accepted the event; after any failure it is assumed that it has not */
    public Uni<Void> deliver(Supplier<Uni<Void>> call) {
        return guard.get(
                () -> call.get().onFailure(PeerDelivery::isRefusal).transform(Refused::new),
                new TypeLiteral<Uni<Void>>() {});
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof WebApplicationException http
                && http.getResponse().getStatus() < 500;
    }

    /**
     * The receiver is up and refuses this event. It is retried later; the breaker ignores it, because other events are
     * not affected.
     */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super("the receiver refuses the event", cause);
        }
    }
}
