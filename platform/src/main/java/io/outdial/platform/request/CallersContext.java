package io.outdial.platform.request;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where a request runs: its sessions are opened and its answer is sent there, and nowhere else. */
public final class CallersContext {

    private CallersContext() {}

    /**
     * Goes on in the context of whoever calls this, also if the result comes from a thread that knows nothing of the
     * request: a worker, a timer, or another request that asked for the same first.
     */
    public static <T> Uni<T> resume(Uni<T> result) {
        Context context = Vertx.currentContext();
        return context == null ? result : result.emitOn(step -> context.runOnContext(nothing -> step.run()));
    }
}
