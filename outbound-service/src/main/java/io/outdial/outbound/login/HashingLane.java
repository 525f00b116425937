package io.outdial.outbound.login;

import io.outdial.platform.failure.Failure;
import io.outdial.platform.request.CallersContext;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Threads that hash, and a short queue before them. Origins take turns, so an origin with many jobs waits behind its
 * own; beyond a limit nothing waits at all, since an answer that comes after the client has given up is wasted work.
 */
final class HashingLane {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(1);

    private final int threads;
    private final int maxWaiting;
    private final int maxWaitingPerOrigin;
    private final WorkerExecutor executor;
    private final Context nobodys;
    private final Map<String, Queue<Runnable>> byOrigin = new LinkedHashMap<>();
    private int waiting;
    private int running;

    HashingLane(String name, int threads, AgentLoginConfig config, Vertx vertx) {
        this.threads = threads;
        this.maxWaiting = config.maxWaiting();
        this.maxWaitingPerOrigin = config.maxWaitingPerOrigin();
        this.executor = vertx.createSharedWorkerExecutor("hashing-" + name, threads);
        this.nobodys = VertxContext.getRootContext(vertx.getOrCreateContext());
    }

    /**
     * Completes on the caller's context.
     *
     * @param origin whose work it is
     * @return fails with {@link Failure.OverQuota} if too much of this origin's waits already, with
     *     {@link Failure.Unavailable} if too much of everybody's does
     */
    <T> Uni<T> submit(String origin, Callable<T> work) {
        return CallersContext.resume(Uni.createFrom().completionStage(() -> {
            CompletableFuture<T> result = new CompletableFuture<>();
            enqueue(origin, () -> run(work, result));
            dispatch();
            return result;
        }));
    }

    private synchronized void enqueue(String origin, Runnable job) {
        Queue<Runnable> own = byOrigin.get(origin);
        if (own != null && own.size() >= maxWaitingPerOrigin) {
            throw new Failure.OverQuota("Too many logins at once", TRY_AGAIN_AFTER);
        }
        if (waiting >= maxWaiting) {
            throw new Failure.Unavailable("Too many logins at once", TRY_AGAIN_AFTER);
        }
        byOrigin.computeIfAbsent(origin, first -> new ArrayDeque<>()).add(job);
        waiting++;
    }

    /**
     * In the context of no request. In that of whichever request began the job, what completes there would switch that
     * request's scope off while the request goes on.
     */
    private void dispatch() {
        Runnable job = next();
        if (job != null) {
            nobodys.runOnContext(begin -> executor.executeBlocking(
                    () -> {
                        job.run();
                        done();
                        return null;
                    },
                    false));
        }
    }

    /** Null if there is none, or no thread for it. The origin whose turn it was goes to the end. */
    private synchronized Runnable next() {
        if (running == threads || waiting == 0) {
            return null;
        }
        Iterator<Map.Entry<String, Queue<Runnable>>> turns = byOrigin.entrySet().iterator();
        Map.Entry<String, Queue<Runnable>> turn = turns.next();
        String origin = turn.getKey();
        Queue<Runnable> own = turn.getValue();
        Runnable job = own.remove();
        turns.remove();
        if (!own.isEmpty()) {
            byOrigin.put(origin, own);
        }
        waiting--;
        running++;
        return job;
    }

    private void done() {
        synchronized (this) {
            running--;
        }
        dispatch();
    }

    private static <T> void run(Callable<T> work, CompletableFuture<T> result) {
        try {
            result.complete(work.call());
        } catch (Exception failure) {
            result.completeExceptionally(failure);
        }
    }
}
