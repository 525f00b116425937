package io.outdial.outbound.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.outdial.platform.failure.Failure;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(new Config(Duration.ofMinutes(5), 500), vertx);
    private final MemberLogin ann = login(BcryptUtil.bcryptHash("secret", 4));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void onlyTheRightOneIsRight() {
        assertTrue(isOf(ann, "secret"));
        assertFalse(isOf(ann, "Secret"));
        assertFalse(isOf(ann, ""));
        assertFalse(isOf(null, "secret"));
    }

    @Test
    void aRightOneIsHashedOnce() {
        assertFalse(isAnsweredAtOnce(ann, "secret"));
        assertTrue(isOf(ann, "secret"));
        assertTrue(isAnsweredAtOnce(ann, "secret"));
    }

    @Test
    void aWrongOneAndAnUnknownUserAreHashedEachTime() {
        assertTrue(isOf(ann, "secret"));
        for (int i = 0; i < 3; i++) {
            assertFalse(isAnsweredAtOnce(ann, "wrong"));
            assertFalse(isAnsweredAtOnce(null, "secret"));
            assertFalse(isAnsweredAtOnce(login(null), "secret"));
        }
    }

    @Test
    void aChangedPasswordCountsAtOnce() {
        assertTrue(isOf(ann, "secret"));
        MemberLogin changed =
                new MemberLogin(ann.clientId(), ann.memberId(), BcryptUtil.bcryptHash("new", 4), Set.of());
        assertFalse(isOf(changed, "secret"));
        assertTrue(isOf(changed, "new"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "secret", "$2a$", "$1$abc$def"})
    void whatIsNoBcryptLetsNobodyIn(String hash) {
        assertFalse(isOf(login(hash), "secret"));
        assertFalse(isOf(login(hash), ""));
    }

    @Test
    void aFloodIsRefused() {
        Passwords few = new Passwords(new Config(Duration.ofMinutes(5), 1), vertx);
        List<UniAssertSubscriber<Boolean>> answers = Stream.generate(() -> subscribe(few.isOf(null, "guess")))
                .limit(20)
                .toList();
        answers.forEach(answer -> answer.awaitSubscription());
        List<Throwable> refusals = answers.stream()
                .map(UniAssertSubscriber::getFailure)
                .filter(f -> f != null)
                .toList();
        assertFalse(refusals.isEmpty());
        refusals.forEach(refusal -> assertInstanceOf(Failure.Unavailable.class, refusal));
        answers.stream().filter(answer -> answer.getFailure() == null).forEach(answer -> answer.awaitItem(SOON));
        assertFalse(few.isOf(null, "guess").await().atMost(SOON));
    }

    @Test
    void aLoginIsNotLogged() {
        assertEquals("MemberLogin[" + ann.clientId() + ", " + ann.memberId() + "]", ann.toString());
    }

    private boolean isOf(MemberLogin login, String password) {
        return passwords.isOf(login, password).await().atMost(SOON);
    }

    /** Whether it needs no hashing: the only thread that hashes is busy meanwhile. */
    private boolean isAnsweredAtOnce(MemberLogin login, String password) {
        CountDownLatch busy = new CountDownLatch(1);
        vertx.createSharedWorkerExecutor("passwords", 1).executeBlocking(() -> busy.await(20, TimeUnit.SECONDS), false);
        UniAssertSubscriber<Boolean> answer = subscribe(passwords.isOf(login, password));
        boolean atOnce = answer.getItem() != null;
        busy.countDown();
        answer.awaitItem(SOON);
        return atOnce;
    }

    private static UniAssertSubscriber<Boolean> subscribe(Uni<Boolean> answer) {
        return answer.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static MemberLogin login(String hash) {
        return new MemberLogin(UUID.randomUUID(), UUID.randomUUID(), hash, Set.of());
    }

    private record Config(Duration rememberFor, int waiting) implements AgentLoginConfig {

        @Override
        public long remembered() {
            return 100;
        }

        @Override
        public int bcryptCost() {
            return 8;
        }

        @Override
        public int threads() {
            return 1;
        }
    }
}
