package io.outdial.outbound.login;

import io.netty.util.NetUtil;
import io.outdial.platform.net.Network;
import io.quarkus.runtime.Startup;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.List;

/** The networks of the gateway and of what stands before it ({@link AgentLoginConfig#trustedProxies()}). */
@ApplicationScoped
@Startup
class TrustedProxies {

    private final List<Network> networks;

    /** @throws IllegalArgumentException if one is no network */
    @Inject
    TrustedProxies(AgentLoginConfig config) {
        networks = config.trustedProxies().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
    }

    List<Network> networks() {
        return networks;
    }

    /** Whether the headers that this peer adds to a request are believed. */
    boolean includes(SocketAddress peer) {
        InetAddress address =
                peer.hostAddress() == null ? null : NetUtil.createInetAddressFromIpAddressString(peer.hostAddress());
        return address != null && networks.stream().anyMatch(network -> network.contains(address));
    }
}
