package io.outdial.platform.access;

import io.outdial.platform.spec.Operation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;

/**
 * The part of an operation's own authentication that needs no body. Implemented by the service that has such an
 * operation.
 */
public interface OwnAccess {

    /**
     * Checks the headers before the body is read. A caller with valid credentials there becomes the caller of the
     * request, and may send a large body.
     *
     * @return the answer to a caller who is refused already; null where the body decides
     */
    Uni<Response> refusal(HttpServerRequest request, Operation operation);
}
