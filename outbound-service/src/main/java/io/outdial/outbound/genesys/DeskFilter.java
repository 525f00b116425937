package io.outdial.outbound.genesys;

import io.outdial.outbound.login.DeskSession;
import io.outdial.outbound.login.DeskSessions;
import io.outdial.platform.spec.Operation;
import io.outdial.platform.spec.SpecDocument;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Gives whoever has logged in a session, and protects it. A token needs neither: no browser sends it by itself. */
@Singleton
public class DeskFilter {

    @Inject
    SpecDocument document;

    @Inject
    DeskSessions sessions;

    @Inject
    CsrfProtection csrf;

    /** After the caller is known, before anything is read. */
    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void filter(ResourceInfo resource, HttpServerRequest request) {
        boolean isOfAgents = document.operation(resource.getResourceMethod().getName())
                .map(Operation::isOfAgents)
                .orElse(false);
        DeskSession session = isOfAgents ? sessions.keep(request) : null;
        if (session != null) {
            csrf.check(request, session);
        }
    }
}
