package io.outdial.platform.peer;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Brings events to a peer: 2 s a delivery and a breaker (architecture.md §2). There is no retry here, because the relay
 * of the outbox tries again, later and later. One of these for each peer.
 */
public final class PeerDelivery {

    private static final long DELIVERY_SECONDS = 2;
    private static final int DELIVERIES_COUNTED = 10;
    private static final double FAILED_OF_THEM = 0.5;
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
                .failureRatio(FAILED_OF_THEM)
                .delay(OPEN_SECONDS, ChronoUnit.SECONDS)
                .skipOn(Refused.class)
                .done()
                .build();
    }

    /**
     * @return completes once the peer has taken the event; any failure means that it has not, as far as anybody knows
     *     here
     */
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
     * The receiver is there and does not take this event. It is tried again later; the breaker stays as it is, because
     * the events of others are none the worse.
     */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super("the receiver refuses the event", cause);
        }
    }
}
