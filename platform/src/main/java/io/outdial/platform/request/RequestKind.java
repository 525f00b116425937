package io.outdial.platform.request;

import io.vertx.ext.web.RoutingContext;

/**
 * What a request is counted as in metrics, where that is not the dialect of its path: one that is held on purpose, or
 * lasts as long as its sender sends, says nothing of how quick answers are.
 */
public final class RequestKind {

    /** A body that is taken, or an answer that is sent, bit by bit. */
    public static final String STREAM = "stream";

    private static final String KEY = "outdial.kind";

    private RequestKind() {}

    public static void set(RoutingContext request, String kind) {
        request.put(KEY, kind);
    }

    /** Null where it is counted by its dialect. */
    public static String of(RoutingContext request) {
        return request.get(KEY);
    }
}
