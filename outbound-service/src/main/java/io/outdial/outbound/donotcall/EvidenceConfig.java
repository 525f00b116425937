package io.outdial.outbound.donotcall;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of what is kept to prove how the do-not-call list was heeded (ADR 0054). */
@ConfigMapping(prefix = "outdial.evidence")
public interface EvidenceConfig {

    /** How long it is kept that a lead was refused because its number was listed. */
    @WithDefault("400D")
    Duration refusedLeadsKept();
}
