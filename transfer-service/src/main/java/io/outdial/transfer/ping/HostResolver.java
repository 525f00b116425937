package io.outdial.transfer.ping;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/**
 * Looks names up. PingResult once for each ping: what it answers is checked and then connected to, with no second
 * look-up between.
 */
interface HostResolver {

    /** Every address of the name; fails if there is none. Emits on any thread. */
    Uni<List<InetAddress>> resolve(String host);
}
