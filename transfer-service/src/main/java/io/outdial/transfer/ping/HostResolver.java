package io.outdial.transfer.ping;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Resolves names. Called once for each ping: the result is checked and then connected to, without a second look-up. */
interface HostResolver {

    /** Every address of the name; fails if there is none. Emits on any thread. */
    Uni<List<InetAddress>> resolve(String host);
}
