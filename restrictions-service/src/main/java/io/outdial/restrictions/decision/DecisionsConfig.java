package io.outdial.restrictions.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How decisions are kept in memory, and how old they may become. */
@ConfigMapping(prefix = "outdial.decisions")
public interface DecisionsConfig {

    /** Decisions that may have been wrong for longer than this are refused (503). */
    @WithDefault("5M")
    Duration maxAge();

    /** How many restrictions are kept in memory, 48 bytes each; the campaigns that are asked for least give way. */
    @WithDefault("2000000")
    long restrictionsInMemory();

    /** How often versions are compared with the database all the same. */
    @WithDefault("30S")
    Duration reconcileEvery();

    /** Whether the endpoint that decisions are measured against is there. For benchmarks only. */
    @WithDefault("false")
    boolean baselineEndpoint();
}
