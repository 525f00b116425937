package io.outdial.platform.peer;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * Short questions to a peer that a request waits for, each with the budget of architecture.md §2: 300 ms an attempt if
 * no other is said, one retry after a failure that may pass, a breaker that counts attempts. One instance per peer,
 * made when the application has started.
 */
public final class PeerLookup {

    private static final long ATTEMPT_MILLIS = 300;
    private static final long PAUSE_MILLIS = 20;
    private static final int ATTEMPTS_COUNTED = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_SECONDS = 2;

    private final String name;
    private final Guard guard;

    /** @param name of the peer, and of the breaker in metrics and tests */
    public PeerLookup(String name) {
        this(name, ATTEMPT_MILLIS, 1);
    }

    private PeerLookup(String name, long attemptMillis, int retries) {
        this.name = name;
        this.guard = Guard.create()
                .withDescription(name)
                .withTimeout()
                .duration(attemptMillis, ChronoUnit.MILLIS)
                .done()
                .withRetry()
                .maxRetries(retries)
                .delay(PAUSE_MILLIS, ChronoUnit.MILLIS)
                .jitter(PAUSE_MILLIS, ChronoUnit.MILLIS)
                .retryOn(List.of(PeerUnavailable.class, TimeoutException.class))
                .done()
                .withCircuitBreaker()
                .name(name)
                .requestVolumeThreshold(ATTEMPTS_COUNTED)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN_SECONDS, ChronoUnit.SECONDS)
                .done()
                .build();
        BreakerMetrics.show(name);
    }

    /** Without the retry, for an answer that the request can do without: it should not wait twice. */
    public static PeerLookup withoutRetry(String name) {
        return new PeerLookup(name, ATTEMPT_MILLIS, 0);
    }

    /** With another budget of an attempt than 300 ms. */
    public static PeerLookup within(String name, Duration attempt) {
        return new PeerLookup(name, attempt.toMillis(), 1);
    }

    /**
     * What the peer answers, in our words.
     *
     * @param question asked anew by each attempt
     * @param reading of the answer; one that cannot be read is none
     * @throws PeerUnavailable after the second attempt, after the first where another would change nothing, or at once
     *     while the breaker is open
     */
    public <A, R> Uni<R> ask(Supplier<Uni<A>> question, Function<A, R> reading) {
        return guard.get(
                        () -> question.get()
                                .onFailure(PeerLookup::mayPass)
                                .transform(failure -> new PeerUnavailable(name, failure)),
                        new TypeLiteral<Uni<A>>() {})
                .map(reading)
                .onFailure(failure -> !(failure instanceof PeerUnavailable))
                .transform(failure -> new PeerUnavailable(name, failure));
    }

    /**
     * Asks once after the start, until there is any answer. The first call of a new process, here and at the peer,
     * takes longer than 300 ms: without this the first request after a start would be refused. Bypasses the breaker,
     * and nothing waits for it.
     */
    public void warmUp(Supplier<Uni<?>> question) {
        WarmUp.begin(name, question);
    }

    private static boolean mayPass(Throwable failure) {
        return failure instanceof WebApplicationException http
                ? http.getResponse().getStatus() >= 500
                : failure instanceof ProcessingException || failure instanceof IOException;
    }
}
