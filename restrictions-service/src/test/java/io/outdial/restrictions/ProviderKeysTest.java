package io.outdial.restrictions;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.testing.Management;
import io.outdial.platform.testing.OidcStub;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The provider changes its keys, and is away. Runs after {@link BearerTokenTest} (by name), for which it is away at
 * first.
 */
@QuarkusTest
@TestProfile(OtherSettings.class)
@QuarkusTestResource(TestEnvironment.class)
@QuarkusTestResource(DirectoryStub.class)
@QuarkusTestResource(OidcStub.class)
class ProviderKeysTest {

    private static final KeyPair OLD = new KeyPair(OidcStub.publicKey(), OidcStub.key());

    /** And the last fetch is longer ago than the least time between two. */
    @BeforeEach
    void theOldKeyIsKnown() throws InterruptedException {
        OidcStub.isThere();
        await().atMost(Duration.ofSeconds(20)).until(() -> status(OidcStub.KEY_ID, OLD) == 200);
        Thread.sleep(OtherSettings.KEYS_AT_MOST_EVERY.plusMillis(100).toMillis());
    }

    /** All but the first come while the first one's question is not answered yet. */
    @Test
    void tokensUnderANewKeyAreTakenAtOnceHoweverManyCome() {
        String id = "new-" + UUID.randomUUID();
        KeyPair key = OidcStub.newKeys();
        OidcStub.hasKeysAfter(Duration.ofMillis(400), Map.of(OidcStub.KEY_ID, OLD, id, key));
        int before = OidcStub.keyFetches();
        double asked = fetches("asked");

        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> status(id, key));
        await().pollInterval(Duration.ofMillis(20)).until(() -> fetches("asked") > asked);
        List<CompletableFuture<Integer>> others = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.supplyAsync(() -> status(id, key)))
                .toList();

        assertEquals(200, first.join());
        others.forEach(status -> assertEquals(200, status.join()));
        assertEquals(1, OidcStub.keyFetches() - before);
        assertEquals(200, status(OidcStub.KEY_ID, OLD), "as long as the provider has the key");
    }

    @Test
    void strangersMakeTheProviderSayItsKeysOnceInAWhile() {
        OidcStub.hasKeys(Map.of(OidcStub.KEY_ID, OLD));
        int before = OidcStub.keyFetches();
        long began = System.nanoTime();
        KeyPair strange = OidcStub.newKeys();

        for (int i = 0; i < 12; i++) {
            assertEquals(401, status("strange-" + i, strange));
        }

        long periods = (System.nanoTime() - began) / OtherSettings.KEYS_AT_MOST_EVERY.toNanos() + 1;
        int fetches = OidcStub.keyFetches() - before;
        assertTrue(fetches >= 1 && fetches <= periods, fetches + " in " + periods);
    }

    /** Whether a key that is unknown is a new one, nobody can tell then. */
    @Test
    void knownKeysGoOnWhileTheProviderIsAway() {
        OidcStub.isAway();
        KeyPair key = OidcStub.newKeys();
        double inVain = fetches("asked") - fetches("answered");
        for (int i = 0; i < 2; i++) {
            post("new", key).then().statusCode(503).header("Retry-After", "5").body("retryAfter", equalTo(5));
            assertEquals(200, status(OidcStub.KEY_ID, OLD));
        }

        OidcStub.hasKeys(Map.of(OidcStub.KEY_ID, OLD, "new", key));

        await().atMost(Duration.ofSeconds(20)).until(() -> status("new", key) == 200);
        assertTrue(fetches("asked") - fetches("answered") > inVain, "what was not answered is not counted");
    }

    @Test
    void fetchesOfKeysAreCountedWithTheirAnswers() {
        double asked = fetches("asked");
        double answered = fetches("answered");
        KeyPair key = OidcStub.newKeys();
        String id = "counted-" + UUID.randomUUID();
        OidcStub.hasKeys(Map.of(OidcStub.KEY_ID, OLD, id, key));

        assertEquals(200, status(id, key));

        assertEquals(asked + 1, fetches("asked"));
        assertEquals(answered + 1, fetches("answered"));
    }

    private static double fetches(String stage) {
        return Management.metrics()
                .lines()
                .filter(line -> line.startsWith("outdial_oidc_key_fetches_total{stage=\"" + stage + "\"} "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 2)))
                .sum();
    }

    private static int status(String keyId, KeyPair key) {
        return post(keyId, key).statusCode();
    }

    private static Response post(String keyId, KeyPair key) {
        DirectoryStub.knowsAllBut();
        String token = OidcStub.sign(
                OidcStub.claims(TestEnvironment.CLIENT, "restrictions:write").subject(keyId), keyId, key.getPrivate());
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + token)
                .body(CreateRestrictionTest.body(UUID.randomUUID(), UUID.randomUUID()))
                .post(CreateRestrictionTest.PATH, UUID.randomUUID());
    }
}
