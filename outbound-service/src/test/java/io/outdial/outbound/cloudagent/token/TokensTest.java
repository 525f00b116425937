package io.outdial.outbound.cloudagent.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.outdial.platform.access.KeyRegistry;
import io.outdial.platform.access.ServiceToken;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.testing.TestEnvironment;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several replicas make of one account's tokens. */
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class TokensTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Inject
    TokenRepository repository;

    @Inject
    KeyRegistry registry;

    @Inject
    Clock clock;

    @Inject
    TokenConfig config;

    @Inject
    ServiceToken serviceToken;

    private Tokens one;
    private Tokens two;

    @BeforeEach
    void startReplicas() throws IOException {
        one = at(clock);
        two = at(clock);
    }

    @Test
    void aNewOneEndsTheFormerOnEveryReplica() {
        String first = issue(one);
        assertEquals(TokenReading.State.GOOD, read(two, first).state());
        assertEquals("other", read(two, first).caller().subject());
        String second = issue(two);
        for (Tokens replica : new Tokens[] {one, two}) {
            assertEquals(TokenReading.State.INVALID, read(replica, first).state());
            assertEquals(TokenReading.State.GOOD, read(replica, second).state());
        }
    }

    @Test
    void itExpiresAfterAnHour() throws IOException {
        String token = issue(at(Clock.offset(clock, Duration.ofHours(2))));
        assertEquals(TokenReading.State.GOOD, read(one, token).state());
        TokenReading late = read(at(Clock.offset(clock, Duration.ofHours(4))), token);
        assertEquals(TokenReading.State.EXPIRED, late.state());
        assertEquals(TestEnvironment.OTHER_CLIENT, late.client().id());
        assertNull(late.caller());
    }

    @Test
    void aTokenOfAKeyThatIsRevokedIsWorthNothing() {
        Caller gone = new Caller(registry.client(TestEnvironment.OTHER_CLIENT).orElseThrow(), "gone", Set.of(), null);
        String token = one.issue(gone).await().atMost(TIMEOUT);
        assertEquals(TokenReading.State.INVALID, read(two, token).state());
    }

    private Tokens at(Clock time) throws IOException {
        return new Tokens(repository, registry, time, config, serviceToken);
    }

    private String issue(Tokens replica) {
        Caller caller = registry.caller(TestEnvironment.OTHER_CLIENT_KEY).orElseThrow();
        return replica.issue(caller).await().atMost(TIMEOUT);
    }

    private static TokenReading read(Tokens replica, String token) {
        return replica.read(token).await().atMost(TIMEOUT);
    }
}
