package io.outdial.platform.spec;

import io.outdial.platform.caller.Call;
import io.outdial.platform.request.BodyLimit;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.request.BodyReader;
import io.outdial.platform.request.BodyThreads;
import io.outdial.platform.request.IncomingBody;
import io.vertx.core.AsyncResult;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Reads the body of a request only after its caller has been authenticated: filters run before the framework reads the
 * body, unless one of them asks for it.
 */
@Singleton
public class BodyIntake {

    /** Bodies up to this size are parsed on the event loop: that takes less time than switching threads. */
    private static final int SMALL = 4 * 1024;

    @Inject
    SpecDocument document;

    @Inject
    BodyLimit limit;

    @Inject
    BodyMemory memory;

    @Inject
    Call call;

    @Inject
    BodyThreads threads;

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public void receive(
            ResteasyReactiveContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        Operation operation = document.operation(resource);
        if (operation == null) {
            return;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        if (operation.takesStream()) {
            context.setInputStream(new IncomingBody(routing));
        }
        if (!operation.readsBody()) {
            return;
        }
        boolean isStranger = operation.checksItsCaller() && !call.isAuthenticated();
        BodyMemory.Share share = isStranger ? memory.openForStranger() : memory.open();
        context.registerCompletionCallback(done -> share.close());
        context.suspend();
        BodyReader.read(routing, maxBytes(operation, isStranger), share)
                .onComplete(body -> resume(context, body, share));
    }

    private long maxBytes(Operation operation, boolean isStranger) {
        if (operation.maxBody() > 0) {
            return operation.maxBody();
        }
        return isStranger ? limit.maxUnauthenticated() : limit.maxAuthenticated();
    }

    private void resume(ResteasyReactiveRequestContext context, AsyncResult<byte[]> body, BodyMemory.Share share) {
        if (body.failed()) {
            context.resume(body.cause());
            return;
        }
        context.setInputStream(new ReceivedBody(body.result(), share));
        if (body.result().length <= SMALL) {
            context.resume();
        } else {
            context.resume(threads);
        }
    }
}
