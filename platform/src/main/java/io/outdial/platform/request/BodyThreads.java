package io.outdial.platform.request;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/**
 * Threads for bodies that are not small: holding one against the document keeps a thread busy for long. They are few,
 * so that many such bodies at once wait for each other and not the other requests for them.
 */
@ApplicationScoped
public class BodyThreads implements Executor {

    @Inject
    Vertx vertx;

    private WorkerExecutor threads;

    @PostConstruct
    void start() {
        threads = vertx.createSharedWorkerExecutor(
                "bodies", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    }

    @PreDestroy
    void stop() {
        threads.close();
    }

    @Override
    public void execute(Runnable step) {
        threads.executeBlocking(
                () -> {
                    step.run();
                    return null;
                },
                false);
    }
}
