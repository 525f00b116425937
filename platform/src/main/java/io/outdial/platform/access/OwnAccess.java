package io.outdial.platform.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;

/** The half of an operation's own check that needs no body. Implemented by the service that has such an operation. */
public interface OwnAccess {

    /**
     * Looks at the headers before the body is read. A caller who shows good credentials there is made that of the call,
     * and may send a large body.
     *
     * @return what a caller is answered who is refused already; null where the body decides
     */
    Uni<Response> refusal(HttpServerRequest request);
}
