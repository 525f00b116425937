package io.outdial.outbound.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * HTTP Basic of agents. All counts are kept by this process: with n replicas somebody may guess up to n times as often.
 */
@ConfigMapping(prefix = "outdial.agent-login")
public interface AgentLoginConfig {

    /**
     * How long after its last use a verified password is not hashed again. Failed logins do not delay it either, so
     * this is longer than the night between two shifts. A changed password, changed features or a removed member take
     * effect at once, whatever is set here.
     */
    @WithDefault("24H")
    Duration rememberFor();

    /** How many logins are remembered: verified passwords, and the addresses they came from. */
    @WithDefault("50000")
    long maxRemembered();

    /** How long an address from which a user name logged in is trusted to be its own. */
    @WithDefault("30D")
    Duration rememberAddressFor();

    /**
     * The bcrypt cost of the stored hashes: what an unknown user name costs too, so that its answer takes as long as
     * that of a wrong password.
     */
    @WithDefault("10")
    int bcryptCost();

    /**
     * How many passwords are hashed at once: of logins from where the user name has logged in before, of all other
     * logins, and one of members that are changed. bcrypt takes tens of milliseconds of a core each.
     */
    @WithDefault("2")
    int threads();

    /** How many passwords of each of these kinds may wait to be hashed; above it, 503. */
    @WithDefault("64")
    int maxWaiting();

    /** How many of them may be from one address, or of one client; above it, 429. */
    @WithDefault("16")
    int maxWaitingPerOrigin();

    /** How many logins of one user name from one address may fail before the next one has to wait. */
    @WithDefault("5")
    int maxFailures();

    /**
     * How many logins of one user name may fail before those have to wait that come from where it has not logged in.
     */
    @WithDefault("20")
    int maxFailuresPerName();

    /**
     * How many logins from one address may fail before those have to wait whose user name has not logged in from there.
     * Agents of one office share an address.
     */
    @WithDefault("50")
    int maxFailuresPerAddress();

    /** The first pause. Each further failure doubles it. */
    @WithDefault("1S")
    Duration firstPause();

    /** The longest pause of a user name. */
    @WithDefault("1M")
    Duration maxPause();

    /** The longest pause of an address: short, since others may share it. */
    @WithDefault("5S")
    Duration maxPauseOfAddress();

    /** How long after the last failure they are forgotten. */
    @WithDefault("15M")
    Duration forgetAfter();

    /** How many names, addresses, and pairs of the two have their failures counted; the least active ones give way. */
    @WithDefault("50000")
    long maxCounted();

    /**
     * Networks of the gateway and of what stands before it, such as {@code 10.0.0.0/8} or {@code ::1/128}: only their
     * {@code X-Forwarded-For} is believed. Where none are named, an agent's address is that of the connection, which
     * behind a gateway is the gateway's for everybody: then one stranger's failures delay every login that is not
     * remembered.
     */
    Optional<List<String>> trustedProxies();
}
