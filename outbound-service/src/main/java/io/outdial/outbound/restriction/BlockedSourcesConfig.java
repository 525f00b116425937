package io.outdial.outbound.restriction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers of restrictions-service are remembered (ADR 0060). */
@ConfigMapping(prefix = "outdial.blocked-sources")
public interface BlockedSourcesConfig {

    /** How often restrictions-service is asked again about whom pulls look at. */
    @WithDefault("5S")
    Duration refreshEvery();

    /**
     * How old an answer may become while restrictions-service does not answer; after that no record with a source is
     * handed out. Agents who ask for no record for so long are not asked about any more.
     */
    @WithDefault("15M")
    Duration maxAge();
}
