package io.outdial.outbound.notification;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * What a session was opened with. It may live as long as the same user could open it again.
 *
 * @param login an opaque text that is another one as soon as the user name or the password is; of a session that was
 *     opened with a bearer token, until when that is good
 * @param features what the user may do
 */
public record Entitlement(String login, Set<String> features) {

    private static final String TOKEN = "token ";

    public Entitlement {
        Objects.requireNonNull(login, "login");
        features = Set.copyOf(features);
    }

    /** Of a session that was opened with a bearer token. */
    public static Entitlement byToken(Instant expiresAt, Set<String> features) {
        return new Entitlement(TOKEN + expiresAt.getEpochSecond(), features);
    }

    /**
     * Whether a session that was opened with this may go on. A feature more is no reason to end it.
     *
     * @param present null where there is no such user any more
     */
    public boolean isWithin(Entitlement present) {
        return present != null
                && (isByToken() || login.equals(present.login))
                && present.features.containsAll(features);
    }

    /** Whether it was opened with a token that was good until before then. */
    public boolean hasExpiredBefore(Instant instant) {
        return isByToken() && expiry() < instant.getEpochSecond();
    }

    /** The later one of two tokens: its client has renewed its own, and polls with that. */
    public Entitlement renewedBy(Entitlement shown) {
        return isByToken() && shown.isByToken() && shown.expiry() > expiry() ? shown : this;
    }

    private boolean isByToken() {
        return login.startsWith(TOKEN);
    }

    private long expiry() {
        return Long.parseLong(login.substring(TOKEN.length()));
    }

    @Override
    public String toString() {
        return "Entitlement[" + features + "]";
    }
}
