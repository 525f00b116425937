package io.outdial.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave a service. */
@ConfigMapping(prefix = "outdial.outbox")
public interface OutboxConfig {

    /** Maximum number of deliveries in flight, each of events of other keys. */
    @WithDefault("4")
    int concurrency();

    /** Maximum number of events of a delivery. */
    @WithDefault("200")
    int maxBatch();

    /** How often the table is polled when nothing is written; half of it up to one and a half times, at random. */
    @WithDefault("1S")
    Duration pollEvery();

    /**
     * After all that was there has been taken, how long nothing is: what is written meanwhile goes together, since a
     * delivery of one event costs nearly as much as one of many. What is written after a quiet moment does not wait.
     */
    @WithDefault("0.1S")
    Duration gather();

    /** After this a delivery counts as failed. */
    @WithDefault("2S")
    Duration deliveryTimeout();

    /**
     * How long an event belongs to the replica that took it: well above the time-out, since after it another one
     * delivers it too.
     */
    @WithDefault("10S")
    Duration lease();

    /** The wait after a first failure, then doubled each time; also the pause while nobody answers. */
    @WithDefault("1S")
    Duration minBackOff();

    /**
     * The longest wait between two attempts while nobody answers: all is delivered soon after the receiver is back. How
     * many are tried meanwhile is bounded by the pauses.
     */
    @WithDefault("2S")
    Duration maxOutageBackOff();

    /** The longest wait between two attempts of an event that is refused. There is no last attempt. */
    @WithDefault("5M")
    Duration maxBackOff();
}
