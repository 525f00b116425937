package io.outdial.platform.demo;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.UUID;

/** The demo data of a service. Never set in production. */
@ConfigMapping(prefix = "outdial.demo")
public interface DemoConfig {

    /** The client the demo data belongs to. Without it no demo data is loaded. */
    Optional<UUID> clientId();

    /** User name of the demo agent. */
    Optional<String> agentUserName();

    /** Password of the demo agent, as a bcrypt hash in modular crypt format. */
    Optional<String> agentPasswordHash();
}
