package io.outdial.transfer.routing;

import static io.outdial.transfer.Requests.ALL_ROUTINGS;
import static io.outdial.transfer.Requests.ROUTING;
import static io.outdial.transfer.Requests.as;
import static io.outdial.transfer.Requests.right;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.outdial.platform.testing.TestEnvironment;
import io.outdial.transfer.DirectoryStub;
import io.outdial.transfer.peer.Directory;
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

/** The edge transfer → outbound: who does not exist is not rung, and who cannot be asked about is not written. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class RoutingMembersTest {

    /** Failed attempts until the breaker opens. */
    private static final int THRESHOLD = 10;

    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final String name = "Members " + ada;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    @AfterEach
    void theBreakerIsClosed() {
        breakers.reset(Directory.BREAKER);
        DirectoryStub.knows(ada, ben);
    }

    @Test
    void whoIsUnknownIsNamed() {
        UUID nobody = UUID.randomUUID();
        UUID noOne = UUID.randomUUID();
        String id = create(ada).then().statusCode(200).extract().path("routingConfig.id");
        notFound(create(ada, nobody), nobody.toString());
        notFound(create(nobody, noOne), nobody + ", " + noOne);
        notFound(right().body("{\"memberIds\":[\"%s\"]}".formatted(nobody)).patch(ROUTING, id), nobody.toString());
        notFound(
                right().body("{\"tiers\":[{\"mode\":\"linear\",\"memberIds\":[\"%s\"]}]}".formatted(nobody))
                        .patch(ROUTING, id),
                nobody.toString());
        assertEquals(1, made());
        right().get(ROUTING, id).then().body("routingConfig.memberIds", equalTo(java.util.List.of(ada.toString())));
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
    }

    @Test
    void anotherClientsMemberIsUnknown() {
        notFound(
                as(TestEnvironment.OTHER_CLIENT_KEY)
                        .body("{\"name\":\"%s\",\"memberIds\":[\"%s\"]}".formatted(name, ada))
                        .post(ALL_ROUTINGS),
                ada.toString());
    }

    @Test
    void allAreAskedForInOneCall() {
        right().body("""
                        {"name":"%s","mode":"grouped","memberIds":["%s"],"tiers":[{"mode":"linear","memberIds":["%s","%s"]}]}
                        """.formatted(name, ada, ben, ada))
                .post(ALL_ROUTINGS)
                .then()
                .statusCode(200);
        assertEquals(1, DirectoryStub.calls());
    }

    @Test
    void whatIsWrongAnywayIsNotAskedFor() {
        create(ada, ada).then().statusCode(422);
        assertEquals(0, DirectoryStub.calls());
    }

    @Test
    void oneFailureIsTriedAgain() {
        DirectoryStub.failsOnceThenKnows(ada);
        create(ada).then().statusCode(200);
        assertEquals(2, DirectoryStub.calls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aDirectoryThatFailsIsAskedThisOften(String how, Runnable failure, int calls) {
        failure.run();
        refused(create(ada)).time(lessThan(1_000L));
        assertEquals(calls, DirectoryStub.calls());
        assertEquals(0, made());
    }

    static Stream<Arguments> aDirectoryThatFailsIsAskedThisOften() {
        return Stream.of(
                failing("500", () -> DirectoryStub.answers(500, 0), 2),
                failing("no answer within 300 ms", () -> DirectoryStub.answers(200, 5_000), 2),
                failing("connection reset", DirectoryStub::breaks, 2),
                failing("our service token is refused", () -> DirectoryStub.answers(401, 0), 1),
                failing("an answer of another shape", () -> DirectoryStub.answers(200, 0), 1));
    }

    @Test
    void whatNamesNobodyGoesOnWithoutIt() {
        String id = create(ada).then().statusCode(200).extract().path("routingConfig.id");
        DirectoryStub.breaks();
        right().body("{\"name\":\"%s\",\"ringSeconds\":30}".formatted(name))
                .patch(ROUTING, id)
                .then()
                .statusCode(200);
        right().get(ROUTING, id).then().statusCode(200);
        refused(right().body("{\"memberIds\":[\"%s\"]}".formatted(ben)).patch(ROUTING, id));
        right().delete(ROUTING, id).then().statusCode(200);
    }

    @Test
    void theBreakerSparesAPeerThatIsDownAndLetsGoWhenItIsBack() {
        DirectoryStub.answers(500, 0);
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
            refused(create(ada));
        }
        assertEquals(OPEN, breakers.currentState(Directory.BREAKER));
        refused(create(ada));
        assertEquals(THRESHOLD, DirectoryStub.calls());

        DirectoryStub.knows(ada);
        await().atMost(Duration.ofSeconds(10)).until(() -> create(ada).statusCode() == 200);
        assertEquals(CLOSED, breakers.currentState(Directory.BREAKER));
    }

    private Response create(UUID... members) {
        String ids = Stream.of(members).map("\"%s\""::formatted).collect(java.util.stream.Collectors.joining(","));
        return right().body("{\"name\":\"%s\",\"memberIds\":[%s]}".formatted(name, ids))
                .post(ALL_ROUTINGS);
    }

    private int made() {
        return right().queryParam("name", name).get(ALL_ROUTINGS).path("itemsTotal");
    }

    private static void notFound(Response answer, String whom) {
        answer.then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"))
                .body("message", equalTo("No member with this id: " + whom));
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
