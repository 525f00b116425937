package io.outdial.platform.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service listens for what its database notifies of. */
@ConfigMapping(prefix = "outdial.signal")
public interface SignalConfig {

    /** How often the connection is tested by a notification to itself. Three without an answer, and it is replaced. */
    @WithDefault("1S")
    Duration heartbeat();
}
