package io.outdial.platform.peer;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A breaker and nothing else, for a host that is not one of ours: who calls it sets the limits. While it is open, a
 * call fails without being made.
 */
public final class PeerBreaker {

    private final Guard guard;

    /**
     * @param description in metrics, the same for all hosts of a kind
     * @param window how many calls are counted
     * @param failureRatio of the counted calls, at which it opens
     * @param delay how long it stays open
     * @param isFault whether a failure counts
     */
    public PeerBreaker(
            String description, int window, double failureRatio, Duration delay, Predicate<Throwable> isFault) {
        this.guard = Guard.create()
                .withDescription(description)
                .withCircuitBreaker()
                .requestVolumeThreshold(window)
                .failureRatio(failureRatio)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .when(isFault)
                .done()
                .build();
    }

    public <T> Uni<T> call(Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(() -> guard.get(call, new TypeLiteral<Uni<T>>() {}));
    }
}
