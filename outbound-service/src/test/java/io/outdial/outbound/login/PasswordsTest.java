package io.outdial.outbound.login;

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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ADDRESS = "198.51.100.1";

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(LoginSettings.DEFAULT, vertx);
    private final MemberLogin ann = login(BcryptUtil.bcryptHash("secret", 4));

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void onlyTheRightOneIsRight() {
        assertTrue(isRight(ann, "secret"));
        assertFalse(isRight(ann, "Secret"));
        assertFalse(isRight(ann, ""));
        assertFalse(isRight(null, "secret"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "secret", "$2a$", "$1$abc$def"})
    void whatIsNoBcryptLetsNobodyIn(String hash) {
        assertFalse(isRight(login(hash), "secret"));
        assertFalse(isRight(login(hash), ""));
    }

    /** Nothing waits behind the logins of strangers, not even one that is never answered. */
    @Test
    void knownLoginsAndNewPasswordsHaveThreadsOfTheirOwn() {
        CountDownLatch busy = occupy("hashing-other-logins");
        UniAssertSubscriber<Boolean> stranger = subscribe(passwords.verifyOther(null, "guess", ADDRESS));
        assertTrue(passwords.verifyKnown(ann, "secret", ADDRESS).await().atMost(SOON));
        String hash = passwords.hash(ann.clientId(), "new").await().atMost(SOON);
        assertTrue(BcryptUtil.matches("new", hash));
        stranger.assertNotTerminated();
        busy.countDown();
        assertEquals(false, stranger.awaitItem(SOON).getItem());
    }

    @Test
    void aFloodIsRefusedAndLeavesRoomForOthers() {
        CountDownLatch busy = occupy("hashing-other-logins");
        UniAssertSubscriber<Boolean> running = subscribe(passwords.verifyOther(null, "guess", ADDRESS));
        for (int n = 0; n < LoginSettings.DEFAULT.maxWaitingPerOrigin(); n++) {
            subscribe(passwords.verifyOther(null, "guess", ADDRESS)).assertNotTerminated();
        }
        Throwable refusal =
                subscribe(passwords.verifyOther(null, "guess", ADDRESS)).getFailure();
        assertInstanceOf(Failure.OverQuota.class, refusal);
        UniAssertSubscriber<Boolean> other = subscribe(passwords.verifyOther(ann, "secret", "198.51.100.2"));
        other.assertNotTerminated();
        busy.countDown();
        assertEquals(true, other.awaitItem(SOON).getItem());
        running.awaitItem(SOON);
    }

    private boolean isRight(MemberLogin login, String password) {
        boolean other = passwords.verifyOther(login, password, ADDRESS).await().atMost(SOON);
        assertEquals(
                other, passwords.verifyKnown(login, password, ADDRESS).await().atMost(SOON));
        return other;
    }

    /** Its one thread does nothing else until it is let go. */
    private CountDownLatch occupy(String threads) {
        CountDownLatch busy = new CountDownLatch(1);
        vertx.createSharedWorkerExecutor(threads, 1).executeBlocking(() -> busy.await(20, TimeUnit.SECONDS), false);
        return busy;
    }

    private static <T> UniAssertSubscriber<T> subscribe(Uni<T> answer) {
        return answer.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static MemberLogin login(String hash) {
        return new MemberLogin(UUID.randomUUID(), UUID.randomUUID(), "ann", hash, Set.of());
    }
}
