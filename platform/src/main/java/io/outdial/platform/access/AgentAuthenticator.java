package io.outdial.platform.access;

import io.outdial.platform.caller.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Knows the people behind HTTP Basic credentials. Implemented by the service that owns them. */
public interface AgentAuthenticator {

    /**
     * @param request shows where the login comes from
     * @return the caller, whose permissions are the features of the person; null where the user is unknown or the
     *     password wrong, which must take the same time; fails with
     *     {@link io.outdial.platform.failure.Failure.OverQuota} where too many logins have failed
     */
    Uni<Caller> authenticate(String userName, String password, HttpServerRequest request);

    /**
     * @return the caller by what an earlier login left with its client, where a request has no {@code Authorization};
     *     null where there is nothing that lasts
     */
    Uni<Caller> continued(HttpServerRequest request);

    /**
     * @param token that is good, of a client that is known
     * @return the caller whom the token's user name names, with the permissions that both the person and the token
     *     have; fails with {@link io.outdial.platform.failure.Failure.PermissionDenied} where it names nobody
     */
    Uni<Caller> named(BearerReading token);
}
