package io.outdial.outbound.peer;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.outbound.EnrollmentStub;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.testing.EventReceiverCases;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The edges outbound → enrollment of architecture.md §2, events and comparison: budget, attempts, breaker. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(EnrollmentStub.class)
class EnrollmentEdgesTest extends EventReceiverCases {

    @Inject
    EnrollmentComparison comparison;

    EnrollmentEdgesTest() {
        super(new Receiver() {
            @Override
            public void answers(int status) {
                EnrollmentStub.answers(status);
            }

            @Override
            public void breaks() {
                EnrollmentStub.breaks();
            }

            @Override
            public void isLate() {
                EnrollmentStub.isLate();
            }

            @Override
            public void answersAgain() {
                EnrollmentStub.answers(204);
            }

            @Override
            public long deliveriesOf(UUID event) {
                return EnrollmentStub.deliveriesOf(event);
            }
        });
    }

    @BeforeEach
    @AfterEach
    void nothingIsCompared() {
        EnrollmentStub.comparesNothing();
        breakers.reset(EnrollmentComparison.BREAKER);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("500", (Runnable) () -> EnrollmentStub.comparesWith(500), 2),
                arguments("503", (Runnable) () -> EnrollmentStub.comparesWith(503), 2),
                arguments("connection reset", (Runnable) EnrollmentStub::breaks, 2),
                arguments("no answer within 300 ms", (Runnable) EnrollmentStub::isLate, 2),
                arguments("our service token is refused", (Runnable) () -> EnrollmentStub.comparesWith(401), 1));
    }

    /** Twice 300 ms and a pause of at most 40 between them; the rest is for a busy machine. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aComparisonThatFailsIsAskedForThisOften(String how, Runnable failure, int questions) {
        long chain = newChain();
        failure.run();
        long begun = System.nanoTime();
        assertThrows(Failure.Unavailable.class, () -> compare(chain), how);
        long took = millisSince(begun);
        assertTrue(took < 1_500, () -> how + ": " + took + " ms");
        assertEquals(questions, EnrollmentStub.comparisonsOf(chain), how);
    }

    @Test
    void theBreakerOfComparisonsSparesAPeerThatIsDown() {
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(EnrollmentComparison.BREAKER));
            assertThrows(Failure.Unavailable.class, () -> compare(newChain()));
        }
        assertEquals(OPEN, breakers.currentState(EnrollmentComparison.BREAKER));
        long chain = newChain();
        assertThrows(Failure.Unavailable.class, () -> compare(chain));
        assertEquals(0, EnrollmentStub.comparisonsOf(chain));

        EnrollmentStub.compares(chains -> "{\"chains\":[]}", numbers -> "{\"numbers\":[]}");
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> compare(chain)
                .isEmpty());
        assertEquals(CLOSED, breakers.currentState(EnrollmentComparison.BREAKER));
    }

    private Map<Long, KnownChain> compare(long chain) {
        return comparison.chains(TestEnvironment.CLIENT, List.of(chain)).await().atMost(TIMEOUT);
    }

    private static long newChain() {
        return ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
    }
}
