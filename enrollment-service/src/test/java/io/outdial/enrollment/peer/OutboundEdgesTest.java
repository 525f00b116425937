package io.outdial.enrollment.peer;

import static io.restassured.RestAssured.given;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.enrollment.Database;
import io.outdial.enrollment.OutboundStub;
import io.outdial.platform.peer.EventPeer;
import io.outdial.platform.testing.EventReceiverCases;
import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edges enrollment → outbound of architecture.md §2, the directory and the events: budget, attempts, breaker. What
 * holds while nobody answers is in {@code EnrolCustomersTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(OutboundStub.class)
class OutboundEdgesTest extends EventReceiverCases {

    final Database database = new Database();

    OutboundEdgesTest() {
        super(new Receiver() {
            @Override
            public void answers(int status) {
                OutboundStub.eventsAreAnswered(status);
            }

            @Override
            public void breaks() {
                OutboundStub.breaks();
            }

            @Override
            public void isLate() {
                OutboundStub.isLate();
            }

            @Override
            public void answersAgain() {
                OutboundStub.answersAgain();
            }

            @Override
            public long deliveriesOf(UUID event) {
                return OutboundStub.deliveriesOf(event);
            }
        });
    }

    @BeforeEach
    @AfterEach
    void theDirectoryIsAsked() {
        breakers.reset(Directory.BREAKER);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("500", (Runnable) () -> OutboundStub.directoryAnswers(500), 2),
                arguments("503", (Runnable) () -> OutboundStub.directoryAnswers(503), 2),
                arguments("no answer within 300 ms", (Runnable) OutboundStub::isLate, 2),
                arguments("no answer at all", (Runnable) OutboundStub::breaks, 2),
                arguments("our service token is refused", (Runnable) () -> OutboundStub.directoryAnswers(401), 1));
    }

    /** Twice 300 ms and a pause of at most 40 between them; the rest is for a busy machine. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aDirectoryThatFailsIsAskedThisOften(String how, Runnable failure, int questions) {
        UUID campaign = OutboundStub.campaign();
        UUID customer = database.customer(TestEnvironment.CLIENT);
        failure.run();
        Response refusal = enrol(campaign, customer);
        refusal.then().statusCode(503).header("Retry-After", "5").body("code", equalTo("SERVICE_UNAVAILABLE"));
        assertTrue(refusal.time() < 1_500, () -> how + ": " + refusal.time() + " ms");
        assertEquals(questions, OutboundStub.questionsAbout(campaign), how);
    }

    @Test
    void theBreakerOfTheDirectorySparesItAndLetsGoWhenItIsBack() {
        UUID customer = database.customer(TestEnvironment.CLIENT);
        OutboundStub.directoryAnswers(500);
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
            enrol(OutboundStub.campaign(), customer).then().statusCode(503);
        }
        assertEquals(OPEN, breakers.currentState(Directory.BREAKER));
        UUID campaign = OutboundStub.campaign();
        enrol(campaign, customer).then().statusCode(503);
        assertEquals(0, OutboundStub.questionsAbout(campaign));

        OutboundStub.answersAgain();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> enrol(campaign, customer).statusCode() == 200);
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
    }

    @Test
    void theBreakersAreInTheMetrics() {
        enrol(OutboundStub.campaign(), database.customer(TestEnvironment.CLIENT))
                .then()
                .statusCode(200);
        deliver(UUID.randomUUID());
        String metrics = Management.get("/metrics").asString();
        for (String breaker : List.of(Directory.BREAKER, EventPeer.BREAKER)) {
            assertTrue(
                    metrics.lines()
                            .anyMatch(line -> line.startsWith("ft_circuitbreaker_calls_total{")
                                    && line.contains("\"" + breaker + "\"")),
                    breaker);
        }
    }

    private static Response enrol(UUID campaign, UUID customer) {
        return given().contentType("application/json")
                .header("x-api-key", TestEnvironment.KEY)
                .body("{\"customerId\": \"%s\"}".formatted(customer))
                .post("/v2/campaigns/{id}/customers", campaign);
    }
}
