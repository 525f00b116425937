package io.outdial.outbound.login;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where a login comes from: see {@link ClientAddressRule}. */
@ApplicationScoped
class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies trusted;

    @Inject
    ClientAddress(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    String of(HttpServerRequest request) {
        SocketAddress peer = request.connection().remoteAddress();
        return ClientAddressRule.of(
                peer.hostAddress() == null ? peer.toString() : peer.hostAddress(),
                request.headers().getAll(FORWARDED_FOR),
                trusted.networks());
    }
}
