package io.outdial.transfer.ping;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a ping of a dynamic transfer config may do. The defaults are for a service that strangers' URLs are given to.
 */
@ConfigMapping(prefix = "outdial.ping")
public interface PingConfig {

    /**
     * Hosts that may be asked although they stand inside: exact names or addresses with an optional scheme and port,
     * {@code crm.internal}, {@code crm.internal:8443}, {@code http://10.0.0.7:8080}. Without a scheme https is meant,
     * without a port its default. They are exempt from the check of addresses, the list of ports and the demand for
     * https, from nothing else; every client of this service can ask them. An entry that cannot be read keeps the
     * service from starting.
     */
    Optional<Set<String>> allowedHosts();

    /**
     * Networks to refuse beside those that are never global, such as public addresses of one's own:
     * {@code 198.51.100.0/24}.
     */
    Optional<Set<String>> refusedNetworks();

    /** Whether plain http may be used for hosts that are not among the allowed ones. */
    @WithDefault("false")
    boolean plainHttp();

    /** Ports that may be asked at hosts that are not among the allowed ones. */
    @WithDefault("443")
    Set<Integer> ports();

    /** Milliseconds or a duration to wait for a connection. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** For a config that names no timeout of its own. Counts everything from the name look-up to the last byte. */
    @WithDefault("2s")
    Duration defaultTimeout();

    /** The most that a config's own timeout can be. */
    @WithDefault("10s")
    Duration longestTimeout();

    /** The largest answer, compressed or not. */
    @WithDefault("64K")
    MemorySize largestAnswer();

    /** Pings of one client to one host at the same time; more are refused at once. */
    @WithDefault("20")
    int concurrentPerHost();

    /** Pings of all clients to all hosts at the same time; more are refused at once. */
    @WithDefault("500")
    int concurrent();

    /** When a host is no longer asked. */
    Breaker breaker();

    /** Counted for each client and host by itself, so that no client can shut a host for another. */
    interface Breaker {

        /** Pings that are looked back at. */
        @WithDefault("10")
        int window();

        /** The share of them that must have failed. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long the host is then left alone. */
        @WithDefault("5s")
        Duration delay();

        /** Pairs of client and host that are remembered; the longest unused are forgotten first. */
        @WithDefault("10000")
        int mostHosts();
    }
}
