package io.outdial.restrictions;

import static io.outdial.restrictions.CreateRestrictionTest.PATH;
import static io.outdial.restrictions.CreateRestrictionTest.body;
import static io.restassured.RestAssured.given;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.Spec;
import io.outdial.platform.testing.TestEnvironment;
import io.outdial.restrictions.peer.Directory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The edge restrictions → outbound of architecture.md §2, told by the calls that reach the peer and by the breaker's
 * state.
 */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class DirectoryFaultToleranceTest {

    /** Failed attempts until the breaker opens. */
    private static final int THRESHOLD = 10;

    private final UUID campaign = UUID.randomUUID();
    private final UUID member = UUID.randomUUID();
    private final UUID source = UUID.randomUUID();

    @Inject
    CircuitBreakerMaintenance breakers;

    final Restrictions restrictions = new Restrictions();

    @BeforeEach
    @AfterEach
    void theBreakerIsClosed() {
        breakers.reset(Directory.BREAKER);
    }

    @Test
    void anAnswerIsNotAskedForTwice() {
        DirectoryStub.knows(campaign, member, source);
        post(source).then().statusCode(200);
        assertEquals(1, DirectoryStub.calls());
    }

    @Test
    void whatIsNotThereIsAnAnswerAndNoFault() {
        DirectoryStub.knows(campaign, member, null);
        for (int i = 1; i <= THRESHOLD + 1; i++) {
            post(source).then().statusCode(404).body("message", equalTo("No source with this id"));
            assertEquals(i, DirectoryStub.calls());
        }
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
    }

    @Test
    void oneFailureIsTriedAgain() {
        DirectoryStub.failsOnceThenKnows(campaign, member, source);
        post(source).then().statusCode(200).body("restriction.sourceName", equalTo("Web form"));
        assertEquals(2, DirectoryStub.calls());
    }

    @Test
    void theBreakerIsInTheMetrics() {
        DirectoryStub.knows(campaign, member, source);
        post(source).then().statusCode(200);
        Management.get("/metrics")
                .then()
                .statusCode(200)
                .body(matchesRegex("(?s).*ft_circuitbreaker_calls_total\\{[^}]*\"directory\"[^}]*}.*"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aDirectoryThatFailsIsAskedThisOften(String how, Runnable failure, int calls) {
        failure.run();
        refused(post(source)).time(lessThan(1_000L));
        assertEquals(calls, DirectoryStub.calls(), how);
        assertEquals(0, restrictions.of(campaign));
    }

    static Stream<Arguments> aDirectoryThatFailsIsAskedThisOften() {
        return Stream.of(
                failing("500", () -> DirectoryStub.answers(500, 0), 2),
                failing("503", () -> DirectoryStub.answers(503, 0), 2),
                failing("no answer within 300 ms", () -> DirectoryStub.answers(200, 5_000), 2),
                failing("connection reset", DirectoryStub::breaks, 2),
                failing("our service token is refused", () -> DirectoryStub.answers(401, 0), 1),
                failing("no such path there", () -> DirectoryStub.answers(404, 0), 1),
                failing("an answer of another shape", () -> DirectoryStub.answers(200, 0), 1));
    }

    @Test
    void whatItOnceSaidHoldsWhileItIsGone() {
        DirectoryStub.knows(campaign, member, source);
        String id = post(source).then().statusCode(200).extract().path("restriction.id");
        DirectoryStub.breaks();
        post(source)
                .then()
                .statusCode(200)
                .body("restriction.id", equalTo(id))
                .body("restriction.campaignName", equalTo("Spring"))
                .body("restriction.memberName", equalTo("Ada Agent"))
                .body("restriction.sourceName", equalTo("Web form"));
        assertEquals(2, DirectoryStub.calls());
        refused(post(UUID.randomUUID()));
        assertEquals(1, restrictions.of(campaign));
    }

    @Test
    void whatItSaidToOneClientSaysNothingToAnother() {
        DirectoryStub.knows(campaign, member, source);
        post(source).then().statusCode(200);
        DirectoryStub.breaks();
        refused(post(TestEnvironment.OTHER_CLIENT_KEY, source));
    }

    @Test
    void whatItTookBackDoesNotComeBackWhenItIsGone() {
        DirectoryStub.knows(campaign, member, source);
        post(source).then().statusCode(200);
        DirectoryStub.knows(campaign, member, null);
        post(source).then().statusCode(404);
        DirectoryStub.breaks();
        refused(post(source));
    }

    @Test
    void theBreakerSparesAPeerThatIsDownAndLetsGoWhenItIsBack() {
        UUID known = UUID.randomUUID();
        DirectoryStub.knows(campaign, member, known);
        post(known).then().statusCode(200);
        breakers.reset(Directory.BREAKER);

        DirectoryStub.answers(500, 0);
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
            refused(post(source));
        }
        assertEquals(OPEN, breakers.currentState(Directory.BREAKER));
        assertEquals(THRESHOLD, DirectoryStub.calls());

        refused(post(source));
        post(known).then().statusCode(200).body("restriction.sourceName", equalTo("Web form"));
        assertEquals(THRESHOLD, DirectoryStub.calls());

        DirectoryStub.knows(campaign, member, source);
        await().atMost(Duration.ofSeconds(10)).until(() -> post(source).statusCode() == 200);
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
        assertEquals(1, DirectoryStub.calls());
    }

    /** The breaker counts its last ten attempts, however old, and looks at them after each, a success or not. */
    @Test
    void theTenthAttemptOpensTheBreakerThoughItSucceeds() {
        DirectoryStub.answers(500, 0);
        for (int failed = 0; failed < 6; failed += 2) {
            refused(post(source));
        }
        DirectoryStub.knows(campaign, member, null);
        for (int attempt = 7; attempt <= THRESHOLD; attempt++) {
            assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
            post(source).then().statusCode(404);
        }
        assertEquals(OPEN, breakers.currentState(Directory.BREAKER));
        refused(post(source));
        await().atMost(Duration.ofSeconds(10)).until(() -> post(source).statusCode() == 404);
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
    }

    private Response post(UUID sourceId) {
        return post(TestEnvironment.KEY, sourceId);
    }

    private Response post(String key, UUID sourceId) {
        return given().filter(Spec.strict("restrictions"))
                .contentType("application/json")
                .header("x-api-key", key)
                .body(body(member, sourceId))
                .post(PATH, campaign);
    }

    private static ValidatableResponse refused(Response answer) {
        return answer.then()
                .statusCode(503)
                .header("Retry-After", "5")
                .body("code", equalTo("SERVICE_UNAVAILABLE"))
                .body("message", equalTo("The campaign directory does not answer"))
                .body("retryAfter", equalTo(5));
    }

    private static Arguments failing(String how, Runnable failure, int calls) {
        return Arguments.of(how, failure, calls);
    }
}
