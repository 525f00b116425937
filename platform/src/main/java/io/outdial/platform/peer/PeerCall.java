package io.outdial.platform.peer;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls of a peer whose budget differs from one to the next, because the peer asks somebody else. No retry: whoever it
 * asks would be asked twice. One instance per peer, made when the application has started.
 */
public final class PeerCall {

    private static final int CALLS_COUNTED = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_SECONDS = 2;

    private final String name;
    private final Guard guard;

    /** @param name of the peer, and of the breaker in metrics and tests */
    public PeerCall(String name) {
        this.name = name;
        this.guard = Guard.create()
                .withDescription(name)
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(CALLS_COUNTED)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN_SECONDS, ChronoUnit.SECONDS)
                .done()
                .build();
        BreakerMetrics.show(name);
    }

    /** @throws PeerUnavailable if there is no answer within the budget, or at once while the breaker is open */
    public <A> Uni<A> ask(Duration budget, Supplier<Uni<A>> question) {
        return guard.get(
                        () -> question.get().ifNoItem().after(budget).failWith(TimeoutException::new),
                        new TypeLiteral<Uni<A>>() {})
                .onFailure()
                .transform(failure -> new PeerUnavailable(name, failure));
    }

    /** See {@link PeerLookup#warmUp}. */
    public void warmUp(Supplier<Uni<?>> question) {
        WarmUp.begin(name, question);
    }
}
