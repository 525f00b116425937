package io.outdial.outbound.login;

import io.outdial.platform.hash.KeyedHash;
import io.vertx.core.http.CookieSameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A login that a client carries in a cookie, so that every replica knows it and none has to keep it. Its text is signed
 * together with the login it stands for, so it ends as soon as the user name or the password is another one.
 *
 * @param seenAt of its last request, to the second
 */
public record DeskSession(UUID id, UUID clientId, UUID memberId, Instant seenAt) {

    private static final String ID = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})";
    private static final Pattern TEXT =
            Pattern.compile(ID + "\\." + ID + "\\." + ID + "\\.([0-9]{1,11})\\.([0-9a-f]{64})");

    /**
     * Whether a browser may be given sessions: it sends a cookie of {@code SameSite=None} with what the pages of any
     * site ask it to send, so a change must then show a token.
     */
    static boolean isSafe(CookieSameSite sameSite, boolean csrfProtection) {
        return sameSite != CookieSameSite.NONE || csrfProtection;
    }

    static DeskSession begin(MemberLogin login, Instant now) {
        return new DeskSession(UUID.randomUUID(), login.clientId(), login.memberId(), now);
    }

    /** What a client says to be one; the signature is still to be {@linkplain Signed#isOf verified}. */
    static Optional<Signed> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Signed(
                        new DeskSession(
                                UUID.fromString(parts.group(1)),
                                UUID.fromString(parts.group(2)),
                                UUID.fromString(parts.group(3)),
                                Instant.ofEpochSecond(Long.parseLong(parts.group(4)))),
                        parts.group(5)))
                : Optional.empty();
    }

    DeskSession seen(Instant now) {
        return new DeskSession(id, clientId, memberId, now);
    }

    boolean isOlderThan(Duration age, Instant now) {
        return seenAt.plus(age).isBefore(now);
    }

    String signed(MemberLogin login, KeyedHash key) {
        return text() + "." + signature(login, key);
    }

    private String text() {
        return id + "." + clientId + "." + memberId + "." + seenAt.getEpochSecond();
    }

    private String signature(MemberLogin login, KeyedHash key) {
        return key.hex("desktop session\n" + text() + "\n" + login.entitlement().login());
    }

    /** A session as a client gave it. */
    record Signed(DeskSession session, String signature) {

        /** Whether it is a session of this login. */
        boolean isOf(MemberLogin login, KeyedHash key) {
            return session.clientId.equals(login.clientId())
                    && session.memberId.equals(login.memberId())
                    && MessageDigest.isEqual(
                            signature.getBytes(StandardCharsets.US_ASCII),
                            session.signature(login, key).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
