package io.outdial.outbound.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.platform.failure.Failure;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/**
 * Hashes passwords with bcrypt and compares them with their hashes, on threads of its own. Real clients send their password with each request, desktops with each poll, so one that was
 * right is remembered for a while: as a keyed hash, and only together with the stored hash it was right for, so that a changed password counts at once.
 */
@ApplicationScoped
public class Passwords {

    private static final Logger LOG = Logger.getLogger(Passwords.class);
    private static final String HMAC = "HmacSHA256";
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final int cost;
    private final Cache<UUID, Verified> verified;
    private final WorkerExecutor threads;
    private final int maxWaiting;
    private final AtomicInteger waiting = new AtomicInteger();
    private final SecretKeySpec key = new SecretKeySpec(random(), HMAC);
    private final String nobodysHash;

    @Inject
    Passwords(AgentLoginConfig config, Vertx vertx) {
        verified = Caffeine.newBuilder()
                .expireAfterWrite(config.rememberFor())
                .maximumSize(config.remembered())
                .build();
        threads = vertx.createSharedWorkerExecutor("passwords", config.threads());
        maxWaiting = config.waiting();
        cost = config.bcryptCost();
        nobodysHash = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), cost);
    }

    /**
     * @param login null where there is no such user: takes as long as a wrong password, and is false
     * @throws Failure.Unavailable if too many passwords wait already
     */
    Uni<Boolean> isOf(MemberLogin login, String password) {
        if (login == null || login.passwordHash() == null) {
            return matches(password, nobodysHash).replaceWith(false);
        }
        Verified given = new Verified(login.passwordHash(), digest(password));
        Verified known = verified.getIfPresent(login.memberId());
        if (known != null && known.isSame(given)) {
            return Uni.createFrom().item(true);
        }
        return matches(password, login.passwordHash()).invoke(right -> {
            if (right) {
                verified.put(login.memberId(), given);
            }
        });
    }

    /**
     * The hash to be stored of a new password, in modular crypt format.
     *
     * @throws Failure.Unavailable if too many passwords wait already
     */
    public Uni<String> hash(String password) {
        return onThreads(() -> BcryptUtil.bcryptHash(password, cost));
    }

    private Uni<Boolean> matches(String password, String hash) {
        return onThreads(() -> bcrypt(password, hash));
    }

    /** Goes on where it was called: Vert.x completes on the caller's context. */
    private <T> Uni<T> onThreads(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> {
            if (waiting.incrementAndGet() > maxWaiting) {
                waiting.decrementAndGet();
                throw new Failure.Unavailable("Too many logins at once", TRY_AGAIN_AFTER);
            }
            return threads.executeBlocking(work, false)
                    .onComplete(done -> waiting.decrementAndGet())
                    .toCompletionStage();
        });
    }

    private static boolean bcrypt(String password, String hash) {
        try {
            return BcryptUtil.matches(password, hash);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "A member has a password hash that is no bcrypt: %s",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private String digest(String password) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private record Verified(String hash, String digest) {

        boolean isSame(Verified other) {
            return hash.equals(other.hash) && MessageDigest.isEqual(bytes(digest), bytes(other.digest));
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
