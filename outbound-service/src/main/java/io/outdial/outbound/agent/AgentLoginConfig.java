package io.outdial.outbound.agent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** HTTP Basic of agents. */
@ConfigMapping(prefix = "outdial.agent-login")
public interface AgentLoginConfig {

    /** How long a verified password is not hashed again. A changed password, changed features or a removed member count at once, whatever stands here. */
    @WithDefault("5M")
    Duration rememberFor();

    /** How many verified passwords are remembered. */
    @WithDefault("10000")
    long remembered();

    /** The bcrypt cost of the stored hashes: what an unknown user name costs too, so that its answer takes as long as that of a wrong password. */
    @WithDefault("10")
    int bcryptCost();

    /** How many passwords are hashed at once. bcrypt takes tens of milliseconds of a core each. */
    @WithDefault("2")
    int threads();

    /** How many passwords may wait to be hashed; above it, 503. Keeps a flood of wrong passwords from filling the memory. */
    @WithDefault("500")
    int waiting();
}
