package io.outdial.outbound.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.platform.hash.KeyedHash;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Verified passwords. Clients send theirs with each request, desktops with each poll, so a verified one is remembered
 * for a while: as a keyed hash under a key that only this process has, together with the stored hash it was verified
 * against, so that a changed password takes effect at once.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
final class RememberedLogins {

    private static final int KEY_BYTES = 32;

    private final Cache<String, Right> byName;
    private final KeyedHash hash = new KeyedHash(random());

    RememberedLogins(AgentLoginConfig config) {
        byName = Caffeine.newBuilder()
                .expireAfterAccess(config.rememberFor())
                .maximumSize(config.maxRemembered())
                .build();
    }

    /** One name, however it is spelt in Unicode: a member is found by any of its spellings. */
    LoginAttempt attempt(String userName, String password, String address) {
        return new LoginAttempt(hash.hex(CanonicalText.of(userName)), hash.hex(password), address);
    }

    /** Whether this password was right lately; whether it still is, {@link #isRight} says. */
    boolean wasRight(LoginAttempt attempt) {
        Right right = byName.getIfPresent(attempt.name());
        return right != null && isSame(right.password, attempt.password());
    }

    boolean isRight(LoginAttempt attempt, MemberLogin login) {
        Right right = byName.getIfPresent(attempt.name());
        return right != null
                && right.storedHash.equals(login.passwordHash())
                && isSame(right.password, attempt.password());
    }

    void remember(LoginAttempt attempt, MemberLogin login) {
        byName.put(attempt.name(), new Right(login.passwordHash(), attempt.password()));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] random() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private record Right(String storedHash, String password) {}
}
