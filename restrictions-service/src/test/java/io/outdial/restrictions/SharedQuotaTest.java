package io.outdial.restrictions;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The count of quotas is kept by outbound-service; this one counts by itself only while that one does not answer. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
class SharedQuotaTest {

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
