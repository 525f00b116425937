package io.outdial.local;

import java.net.InetSocketAddress;

/** Where a service connects to in order to reach PostgreSQL or another service. */
@FunctionalInterface
public interface Wiring {

    /** How PostgreSQL is called in {@link #route}. */
    String DATABASE = "PostgreSQL";

    /** Nothing lies in between. */
    Wiring DIRECT = (from, to, address) -> address;

    /**
     * Asked at every start of a process.
     *
     * @param from who connects
     * @param to {@link #DATABASE} or the name of a service
     * @param address where that listens, unresolved
     */
    InetSocketAddress route(ServiceReplica from, String to, InetSocketAddress address);
}
