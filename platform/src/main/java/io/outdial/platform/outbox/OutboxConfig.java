package io.outdial.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave a service. */
@ConfigMapping(prefix = "outdial.outbox")
public interface OutboxConfig {

    /** Maximum number of events in flight, each of another key. */
    @WithDefault("16")
    int concurrency();

    /** How often the table is polled without a notification; half of it up to one and a half times, at random. */
    @WithDefault("1S")
    Duration pollEvery();

    /** After this a delivery counts as failed. */
    @WithDefault("2S")
    Duration deliveryTimeout();

    /**
     * How long an event belongs to the replica that took it: well above the time-out, since after it another one
     * delivers it too.
     */
    @WithDefault("30S")
    Duration lease();

    /** The wait after a first failure, then doubled each time. */
    @WithDefault("1S")
    Duration minBackOff();

    /** The longest wait between two attempts. There is no last attempt. */
    @WithDefault("5M")
    Duration maxBackOff();
}
