package io.outdial.restrictions;

import static io.smallrye.faulttolerance.api.CircuitBreakerState.CLOSED;
import static io.smallrye.faulttolerance.api.CircuitBreakerState.OPEN;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.peer.QuotaPeer;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The count of quotas is kept by outbound-service; this one counts by itself only while that one does not answer. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class SharedQuotaTest {

    /** Failed attempts until the breaker opens. */
    private static final int THRESHOLD = 10;

    @Inject
    KeyRegistry keys;

    @Inject
    CircuitBreakerMaintenance breakers;

    @ConfigProperty(name = "outdial.registry-file")
    Path registry;

    /** Afterwards too: other tests share the stub. */
    @BeforeEach
    @AfterEach
    void forgetEverything() {
        DirectoryStub.knowsAllBut();
        breakers.reset(QuotaPeer.BREAKER);
    }

    @Test
    void aSmallQuotaIsAskedForTokenByToken() {
        String key = newKey(31);
        DirectoryStub.grants(1);
        for (int i = 0; i < 4; i++) {
            get(key).then().statusCode(200);
        }
        assertEquals(4, DirectoryStub.quotaQuestions(31).size());
        DirectoryStub.grants(0);
        get(key).then()
                .statusCode(429)
                .header("Retry-After", equalTo("30"))
                .body("code", equalTo("RATE_LIMIT_EXCEEDED"))
                .body("retryAfter", equalTo(30));
        get(key).then().statusCode(429);
        assertEquals(5, DirectoryStub.quotaQuestions(31).size());
    }

    @Test
    void tokensInHandAreUsedWithoutAQuestion() {
        String key = newKey(3200);
        DirectoryStub.grants(100);
        for (int i = 0; i < 20; i++) {
            get(key).then().statusCode(200);
        }
        assertEquals(1, DirectoryStub.quotaQuestions(3200).size());
    }

    @Test
    void withoutAnAnswerTheQuotaIsThisServicesOwn() {
        String key = newKey(3);
        for (int i = 0; i < 3; i++) {
            get(key).then().statusCode(200);
        }
        get(key).then().statusCode(429).body("code", equalTo("RATE_LIMIT_EXCEEDED"));
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("500", (Runnable) () -> DirectoryStub.quotaAnswers(500, 0), 2),
                arguments("connection reset", (Runnable) DirectoryStub::quotaBreaks, 2),
                arguments("no answer within 300 ms", (Runnable) () -> DirectoryStub.quotaAnswers(200, 3_000), 2),
                arguments("our service token is refused", (Runnable) () -> DirectoryStub.quotaAnswers(401, 0), 1));
    }

    /** Twice 300 ms and a pause of at most 40 between them; the rest is for a busy machine. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void anOwnerThatFailsIsAskedThisOften(String how, Runnable failure, int questions) {
        int limit = ThreadLocalRandom.current().nextInt(100, 599);
        String key = newKey(limit);
        failure.run();
        get(key).then().statusCode(200).time(lessThan(1_500L));
        assertEquals(questions, DirectoryStub.quotaQuestions(limit).size(), how);
    }

    @Test
    void theBreakerSparesAnOwnerThatIsDownAndLetsGoWhenItIsBack() {
        String key = newKey(61);
        DirectoryStub.quotaAnswers(500, 0);
        for (int i = 0; i < THRESHOLD / 2; i++) {
            assertEquals(CLOSED, breakers.currentState(QuotaPeer.BREAKER));
            get(key).then().statusCode(200);
        }
        assertEquals(OPEN, breakers.currentState(QuotaPeer.BREAKER));
        get(key).then().statusCode(200);
        assertEquals(THRESHOLD, DirectoryStub.quotaQuestions(61).size());

        DirectoryStub.grants(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            get(key);
            return breakers.currentState(QuotaPeer.BREAKER) == CLOSED;
        });
    }

    private static Response get(String key) {
        return ServiceFixture.request(key).get(ServiceFixture.PATH, UUID.randomUUID());
    }

    /** Returns when the service knows the key. */
    private String newKey(int requestsPerMinute) {
        String key = ApiKeys.generate();
        new RegistryFile(registry)
                .update(all -> all.with(new ApiKey(
                        ApiKeys.newId(),
                        ApiKeys.sha256(key),
                        TestEnvironment.CLIENT,
                        Set.of("restrictions:read"),
                        requestsPerMinute,
                        null,
                        null,
                        Instant.now(),
                        null)));
        await().atMost(Duration.ofSeconds(10)).until(() -> keys.caller(key).isPresent());
        return key;
    }
}
