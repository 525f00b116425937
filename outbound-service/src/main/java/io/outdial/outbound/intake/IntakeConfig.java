package io.outdial.outbound.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the leads that come one by one, and are stored together (ADR 0044). */
@ConfigMapping(prefix = "outdial.intake")
public interface IntakeConfig {

    /**
     * How many leads may wait for their turn; the next is refused at once, with 503. A client has no more of these
     * places than are free: half of them if it is alone, so that its flood leaves room for others.
     */
    @WithDefault("2000")
    int maxWaiting();

    /** How long a lead waits for its turn before it is refused, with 503. */
    @WithDefault("5S")
    Duration maxWait();

    /** How many leads go in one statement. */
    @WithDefault("256")
    int maxTogether();

    /**
     * How many sets of leads are under way at once. Fewer make larger sets; more are of use only where PostgreSQL has
     * processors for them.
     */
    @WithDefault("2")
    int setsInFlight();

    /**
     * How many leads that must not hold up others are under way at once, each in a transaction of its own: those whose
     * number is being marked, and those that move their campaign.
     */
    @WithDefault("4")
    int singlesInFlight();
}
