package io.outdial.outbound.reconciliation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this service and enrollment-service are compared. */
@ConfigMapping(prefix = "outdial.reconciliation")
interface ReconciliationConfig {

    /**
     * How long after a difference was found both are compared again; only what differs then as well is mended. Longer
     * than events usually take.
     */
    @WithDefault("5S")
    Duration secondLookAfter();
}
