package io.outdial.outbound.login;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Where the sender of a request found this service: see {@link PublicAddressRule}. */
@ApplicationScoped
public class PublicAddress {

    private final TrustedProxies trusted;

    @Inject
    PublicAddress(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    /** Such as {@code https://outdial.example}. */
    public String of(HttpServerRequest request) {
        boolean isBehindGateway = trusted.includes(request.connection().remoteAddress());
        return PublicAddressRule.of(
                request.scheme(),
                request.authority() == null ? null : request.authority().toString(),
                isBehindGateway ? request.headers().getAll("X-Forwarded-Proto") : PublicAddressRule.NOTHING_FORWARDED,
                isBehindGateway ? request.headers().getAll("X-Forwarded-Host") : PublicAddressRule.NOTHING_FORWARDED);
    }
}
