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
     * Internal hosts that may be called: exact names or addresses with an optional scheme and port,
     * {@code crm.internal}, {@code crm.internal:8443}, {@code http://10.0.0.7:8080}. The default scheme is https, and
     * the default port is that of the scheme. These hosts are exempt only from the address check, the list of ports and
     * the requirement of https. Every client of this service can call them. An invalid entry prevents the service from
     * starting.
     */
    Optional<Set<String>> allowedHosts();

    /**
     * Networks to refuse in addition to those that are never global, such as your own public addresses:
     * {@code 198.51.100.0/24}.
     */
    Optional<Set<String>> refusedNetworks();

    /** Whether plain http may be used for hosts that are not in the list of allowed hosts. */
    @WithDefault("false")
    boolean plainHttp();

    /** Ports that may be called at hosts that are not in the list of allowed hosts. */
    @WithDefault("443")
    Set<Integer> ports();

    /** Milliseconds or a duration to wait for a connection. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** For a config without a timeout of its own. Covers everything from the name look-up to the last byte. */
    @WithDefault("2s")
    Duration defaultTimeout();

    /** The maximum of a config's own timeout. */
    @WithDefault("10s")
    Duration maxTimeout();

    /** The maximum size of a response, both compressed and decompressed. */
    @WithDefault("64K")
    MemorySize maxResponseSize();

    /** Maximum number of concurrent pings of one client to one host; more are refused immediately. */
    @WithDefault("20")
    int concurrentPerHost();

    /** Maximum number of concurrent pings in total; more are refused immediately. */
    @WithDefault("500")
    int concurrent();

    /** When a host is not called for a while. */
    Breaker breaker();

    /** One breaker per client and host, so that no client can open it for another. */
    interface Breaker {

        /** The number of recent pings that are considered. */
        @WithDefault("10")
        int window();

        /** The ratio of failures among them that opens the breaker. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long the host is not called then. */
        @WithDefault("5s")
        Duration delay();

        /** Maximum number of pairs of client and host in memory; the least recently used are evicted first. */
        @WithDefault("10000")
        int maxHosts();
    }
}
