package io.outdial.platform.request;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/**
 * Threads for large bodies, whose validation takes long. They are few, so that many large bodies at once wait for each
 * other and do not delay other requests.
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
