package io.outdial.platform.access;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Lets our own services in: by the service token, or by a token of the identity provider that has their role. A token
 * of a client, however much it may, is of no use here.
 */
@ApplicationScoped
public class ServiceCallers {

    private final ServiceToken token;
    private final BearerCallers bearers;
    private final boolean serviceTokenAccepted;

    @Inject
    public ServiceCallers(ServiceToken token, BearerCallers bearers, ServiceConfig config) {
        this.token = token;
        this.bearers = bearers;
        this.serviceTokenAccepted = config.oidc().serviceTokenAccepted();
    }

    /** @return fails with {@link Failure.Unauthenticated} where it is none of them */
    Uni<Void> check(HttpServerRequest request) {
        String given = AccessControl.header(request, ServiceToken.HEADER);
        if (given != null) {
            if (serviceTokenAccepted && token.matches(given)) {
                return Uni.createFrom().voidItem();
            }
            throw new Failure.Unauthenticated();
        }
        if (!AccessControl.isBearer(AccessControl.header(request, HttpHeaders.AUTHORIZATION))) {
            throw new Failure.Unauthenticated();
        }
        return bearers.read()
                .invoke(reading -> {
                    if (!reading.isOfService()) {
                        throw new Failure.Unauthenticated();
                    }
                })
                .replaceWithVoid();
    }
}
