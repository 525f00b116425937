package io.outdial.platform.spec;

import io.outdial.platform.caller.Call;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.request.BodyMemory;
import io.outdial.platform.request.BodyReader;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Reads the body of a request once its caller is let in, and not before: filters run ahead of the framework's own reading, unless one of them asks for the body.
 * A body that is not small goes on to a thread of its own kind, since holding it against the document keeps a thread busy for long; there are few of these, so
 * that many such bodies at once wait for each other and not the other requests for them.
 */
@Singleton
public class BodyIntake {

    /** Bytes that take an event loop less time to read and check than going to another thread is worth. */
    private static final int SMALL = 4 * 1024;

    @Inject
    SpecDocument document;

    @Inject
    ServiceConfig config;

    @Inject
    BodyMemory memory;

    @Inject
    Call call;

    @Inject
    Vertx vertx;

    private WorkerExecutor workers;

    @PostConstruct
    void start() {
        workers = vertx.createSharedWorkerExecutor(
                "bodies", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @PreDestroy
    void stop() {
        workers.close();
    }

    @ServerRequestFilter(priority = Priorities.HEADER_DECORATOR)
    public void receive(
            ResteasyReactiveContainerRequestContext request, ResourceInfo resource, RoutingContext routing) {
        Operation operation = document.operation(resource);
        if (operation == null || operation.body() == null) {
            return;
        }
        ResteasyReactiveRequestContext context = (ResteasyReactiveRequestContext) request.getServerRequestContext();
        BodyMemory.Share share = memory.open();
        context.registerCompletionCallback(done -> share.close());
        context.suspend();
        BodyReader.read(routing, most(operation), share).onComplete(body -> goOn(context, body, share));
    }

    private long most(Operation operation) {
        return operation.checksItsCaller() && !call.isByCaller()
                ? Math.min(
                        config.maxBodySizeOfStrangers().asLongValue(),
                        config.maxBodySize().asLongValue())
                : config.maxBodySize().asLongValue();
    }

    private void goOn(ResteasyReactiveRequestContext context, AsyncResult<byte[]> body, BodyMemory.Share share) {
        if (body.failed()) {
            context.resume(body.cause());
            return;
        }
        context.setInputStream(new ReceivedBody(body.result(), share));
        if (body.result().length <= SMALL) {
            context.resume();
        } else {
            context.resume(this::onAWorker);
        }
    }

    private void onAWorker(Runnable step) {
        workers.executeBlocking(
                () -> {
                    step.run();
                    return null;
                },
                false);
    }
}
