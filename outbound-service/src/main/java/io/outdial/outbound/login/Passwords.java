package io.outdial.outbound.login;

import io.quarkus.elytron.security.common.BcryptUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Hashes passwords with bcrypt and compares them with their hashes. There are three queues, so that none waits behind
 * another: for logins from where the user name has logged in before, for all other logins, and for new passwords, which
 * only holders of an API key set.
 */
@ApplicationScoped
public class Passwords {

    private static final Logger LOG = Logger.getLogger(Passwords.class);

    private final int cost;
    private final HashingLane knownLogins;
    private final HashingLane otherLogins;
    private final HashingLane newPasswords;
    private final String dummyHash;

    @Inject
    Passwords(AgentLoginConfig config, Vertx vertx) {
        cost = config.bcryptCost();
        knownLogins = new HashingLane("known-logins", config.threads(), config, vertx);
        otherLogins = new HashingLane("other-logins", config.threads(), config, vertx);
        newPasswords = new HashingLane("new-passwords", 1, config, vertx);
        dummyHash = BcryptUtil.bcryptHash(UUID.randomUUID().toString(), cost);
    }

    /**
     * A password of a user name that has logged in from this address before.
     *
     * @param login null where there is no such user: takes as long as a wrong password, and is false
     * @param origin user name and address: the jobs of one origin wait behind each other, not before others
     * @return fails with {@link io.outdial.platform.failure.Failure} if too many passwords wait already
     */
    Uni<Boolean> verifyKnown(MemberLogin login, String password, String origin) {
        return verify(knownLogins, login, password, origin);
    }

    /** Any other password, see {@link #verifyKnown}; the origin is the address. */
    Uni<Boolean> verifyOther(MemberLogin login, String password, String origin) {
        return verify(otherLogins, login, password, origin);
    }

    /**
     * The hash to be stored of a new password, in modular crypt format.
     *
     * @param clientId whose password it is
     * @return fails with {@link io.outdial.platform.failure.Failure} if too many passwords wait already
     */
    public Uni<String> hash(UUID clientId, String password) {
        return newPasswords.submit(clientId.toString(), () -> BcryptUtil.bcryptHash(password, cost));
    }

    private Uni<Boolean> verify(HashingLane lane, MemberLogin login, String password, String origin) {
        return login == null || login.passwordHash() == null
                ? lane.submit(origin, () -> matches(password, dummyHash)).replaceWith(false)
                : lane.submit(origin, () -> matches(password, login.passwordHash()));
    }

    private static boolean matches(String password, String hash) {
        try {
            return BcryptUtil.matches(password, hash);
        } catch (RuntimeException e) {
            LOG.errorf(
                    "A member has a password hash that is no bcrypt: %s",
                    e.getClass().getSimpleName());
            return false;
        }
    }
}
