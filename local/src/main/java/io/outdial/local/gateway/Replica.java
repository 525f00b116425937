package io.outdial.local.gateway;

import io.vertx.core.net.SocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/** One process of a service, and what the gateway knows of it. Event loops share it. */
public final class Replica {

    /** How long one that refused a connection is avoided. */
    private static final long AVOIDED_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int TOKEN_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Logger LOG = Logger.getLogger(Replica.class.getName());

    private final String name;
    private final SocketAddress address;
    private final SocketAddress management;
    private final String token;
    private final Set<Runnable> connections = ConcurrentHashMap.newKeySet();

    private volatile boolean refuses;
    private volatile long refusedAt;
    private volatile boolean ready = true;

    /**
     * @param name for the log
     * @param management where it says whether it is ready
     */
    public Replica(String name, SocketAddress address, SocketAddress management) {
        this.name = name;
        this.address = address;
        this.management = management;
        byte[] random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    SocketAddress address() {
        return address;
    }

    SocketAddress management() {
        return management;
    }

    /**
     * Names it to clients: by chance, and another one after each start of the gateway, so that it discloses nothing.
     */
    String token() {
        return token;
    }

    boolean isAvoided() {
        return !ready || (refuses && System.nanoTime() - refusedAt < AVOIDED_NANOS);
    }

    /** It takes no connection. */
    void refused() {
        refusedAt = System.nanoTime();
        if (!refuses) {
            refuses = true;
            LOG.warning(() -> name + " takes no connections");
        }
    }

    /** It has taken a connection. */
    void accepted() {
        if (refuses) {
            refuses = false;
            LOG.info(() -> name + " takes connections again");
        }
    }

    /** Whether it says of itself that it can serve, as far as is known. */
    void ready(boolean isReady) {
        if (ready != isReady) {
            ready = isReady;
            LOG.info(() -> name + (isReady ? " is ready again" : " is not ready"));
        }
    }

    /**
     * Remembers a connection to it.
     *
     * @param cut closes the connection at once; called on any thread
     */
    void opened(Runnable cut) {
        connections.add(cut);
    }

    void closed(Runnable cut) {
        connections.remove(cut);
    }

    /** Ends whatever waits for it: it gives no answer any more, and its system has not closed its connections. */
    void cutConnections() {
        LOG.warning(() -> name + " gives no answer: what waits for it is ended");
        connections.forEach(Runnable::run);
    }

    @Override
    public String toString() {
        return name;
    }
}
