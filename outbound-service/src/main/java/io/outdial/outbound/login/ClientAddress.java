package io.outdial.outbound.login;

import io.outdial.platform.net.Network;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Where a login comes from: see {@link ClientAddressRule}. */
@ApplicationScoped
@Startup
class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> trusted;

    /** @throws IllegalArgumentException if a trusted proxy is no network */
    @Inject
    ClientAddress(AgentLoginConfig config) {
        trusted = config.trustedProxies().orElse(List.of()).stream()
                .map(Network::of)
                .toList();
    }

    String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return ClientAddressRule.of(
                peer.hostAddress() == null ? peer.toString() : peer.hostAddress(),
                request.headers().getAll(FORWARDED_FOR),
                trusted);
    }
}
