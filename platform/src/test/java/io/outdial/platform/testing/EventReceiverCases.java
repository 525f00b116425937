package io.outdial.platform.testing;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.outdial.platform.outbox.EventDelivery;
import io.outdial.platform.outbox.OutboxEvent;
import io.outdial.platform.peer.EventPeer;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The edge by which events go to another service: budget, attempts, breaker. To be extended where there is a stub of
 * that service.
 */
public abstract class EventReceiverCases {

    /** Failed attempts until a breaker opens. */
    protected static final int THRESHOLD = 10;

    protected static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    protected CircuitBreakerMaintenance breakers;

    @Inject
    EventDelivery events;

    private final Receiver receiver;

    protected EventReceiverCases(Receiver receiver) {
        this.receiver = receiver;
    }

    /** The stub of the other service. */
    public interface Receiver {

        /** What events are answered with. */
        void answers(int status);

        /** No request has an answer. */
        void breaks();

        /** Each answer comes too late. */
        void isLate();

        /** As ever. */
        void answersAgain();

        /** Requests that had the event. */
        long deliveriesOf(UUID event);
    }

    /** How a delivery gets lost. */
    public enum Loss {
        INTERNAL_ERROR,
        UNAVAILABLE,
        CONNECTION_RESET,
        NO_ANSWER_WITHIN_TWO_SECONDS
    }

    @BeforeEach
    @AfterEach
    public void receiverAnswers() {
        receiver.answersAgain();
        breakers.reset(EventPeer.BREAKER);
    }

    /** Sent once: that it is tried again is for the outbox. */
    @ParameterizedTest
    @EnumSource
    public void anEventIsSentOnceAndWaitsTwoSeconds(Loss loss) {
        UUID event = UUID.randomUUID();
        switch (loss) {
            case INTERNAL_ERROR -> receiver.answers(500);
            case UNAVAILABLE -> receiver.answers(503);
            case CONNECTION_RESET -> receiver.breaks();
            case NO_ANSWER_WITHIN_TWO_SECONDS -> receiver.isLate();
        }
        long begun = System.nanoTime();
        assertThrows(RuntimeException.class, () -> deliver(event));
        long took = millisSince(begun);
        assertTrue(took >= (loss == Loss.NO_ANSWER_WITHIN_TWO_SECONDS ? 1_900 : 0) && took < 3_000, took + " ms");
        assertEquals(1, receiver.deliveriesOf(event));
    }

    /** Events of other tests may be on their way, and are counted too. */
    @Test
    public void theBreakerOfTheEventsSparesAReceiverThatIsDown() {
        receiver.answers(500);
        for (int i = 0; i < THRESHOLD && breakers.currentState(EventPeer.BREAKER) == CLOSED; i++) {
            assertThrows(RuntimeException.class, () -> deliver(UUID.randomUUID()));
        }
        assertEquals(OPEN, breakers.currentState(EventPeer.BREAKER));
        UUID event = UUID.randomUUID();
        assertThrows(RuntimeException.class, () -> deliver(event));
        assertEquals(0, receiver.deliveriesOf(event));

        receiver.answersAgain();
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            deliver(event);
            return true;
        });
        assertEquals(CLOSED, breakers.currentState(EventPeer.BREAKER));
    }

    protected void deliver(UUID id) {
        OutboxEvent event = new OutboxEvent(
                id,
                TestEnvironment.CLIENT,
                id.toString(),
                "of.a.test",
                Instant.now(),
                JsonNodeFactory.instance.objectNode(),
                null);
        events.deliver(List.of(event)).await().atMost(TIMEOUT);
    }

    protected static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
