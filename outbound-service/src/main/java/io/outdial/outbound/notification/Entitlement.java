package io.outdial.outbound.notification;

import java.util.Objects;
import java.util.Set;

/**
 * What a session was opened with. It may live as long as the same user could open it again.
 *
 * @param login an opaque text that is another one as soon as the user name or the password is
 * @param features what the user may do
 */
public record Entitlement(String login, Set<String> features) {

    private static final String TOKEN = "token";

    public Entitlement {
        Objects.requireNonNull(login, "login");
        features = Set.copyOf(features);
    }

    /** Of a session that was opened with a bearer token: it may live as long as there is the user. */
    public static Entitlement byToken() {
        return new Entitlement(TOKEN, Set.of());
    }

    /**
     * Whether a session that was opened with this may go on. A feature more is no reason to end it.
     *
     * @param present null where there is no such user any more
     */
    public boolean isWithin(Entitlement present) {
        return present != null
                && (login.equals(TOKEN) || login.equals(present.login))
                && present.features.containsAll(features);
    }

    @Override
    public String toString() {
        return "Entitlement[" + features + "]";
    }
}
