package io.outdial.restrictions.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How restrictions are kept in memory for decisions, and how old they may become. */
@ConfigMapping(prefix = "outdial.decisions")
public interface DecisionsConfig {

    /** Decisions whose restrictions were not confirmed for longer than this are refused (503). */
    @WithDefault("5M")
    Duration maxAge();

    /** How many restrictions are kept in memory, 48 bytes each; the least used campaigns are evicted. */
    @WithDefault("2000000")
    long restrictionsInMemory();

    /** How often versions are compared with the database even without a notification. */
    @WithDefault("30S")
    Duration reconcileEvery();

    /** Whether the endpoint that decisions are measured against is there. For benchmarks only. */
    @WithDefault("false")
    boolean baselineEndpoint();
}
