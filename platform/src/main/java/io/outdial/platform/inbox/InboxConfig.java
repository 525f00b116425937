package io.outdial.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a service recognises the events it has received. */
@ConfigMapping(prefix = "outdial.inbox")
public interface InboxConfig {

    /**
     * An event that is delivered again after this would be applied again; far longer than any sender is likely to miss
     * an acknowledgement.
     */
    @WithDefault("30D")
    Duration keepFor();
}
