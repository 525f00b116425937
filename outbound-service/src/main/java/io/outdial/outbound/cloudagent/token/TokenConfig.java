package io.outdial.outbound.cloudagent.token;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How tokens are signed. */
@ConfigMapping(prefix = "outdial.cloudagent.tokens")
public interface TokenConfig {

    /**
     * A file that holds the secret which tokens are signed with, at least 32 characters, the same for all replicas.
     * Without it the key is made of the service token, which they share anyway.
     */
    Optional<Path> keyFile();
}
