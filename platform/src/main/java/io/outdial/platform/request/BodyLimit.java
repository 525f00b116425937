package io.outdial.platform.request;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Refuses a body that says it is too large before a byte of it is read, worded by the dialect; {@link BodyReader}
 * refuses one that does not say its size. What is still to come of a body whose request has been answered, for this
 * reason or another, is dropped for a while: a client that is still sending would else not hear the answer.
 */
@ApplicationScoped
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 900;

    /** Of a client that sends on after its answer; then it is cut off. */
    private static final long MAX_DROPPED_BYTES = 32L << 20;

    private static final String TOLD = BodyLimit.class.getName() + ".told";
    private static final Duration MAX_DROP_TIME = Duration.ofSeconds(30);

    @Inject
    ServiceConfig config;

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
    }

    /** Bytes of a body whose sender is known. */
    public long ofCallers() {
        return config.maxBodySize().asLongValue();
    }

    /** Bytes of a body that is read to find out who sends it. */
    public long ofStrangers() {
        return Math.min(config.maxBodySizeOfStrangers().asLongValue(), ofCallers());
    }

    static Failure tooLarge(long most) {
        return new Failure.Refused(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + most + " bytes");
    }

    /** What the request says it brings; 0 where it does not say. */
    static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        long length = declaredLength(request);
        if (length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || isStream(request)) {
            context.addEndHandler(answered -> drop(context));
            if (isAsking(request)) {
                context.addHeadersEndHandler(answering -> closeUnlessTold(context));
            }
        }
        if (length > ofCallers()) {
            context.fail(tooLarge(ofCallers()));
            return;
        }
        context.next();
    }

    /** Over HTTP/2 a body needs no header to announce it. */
    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.isEnded();
    }

    /** Whether the client waits to hear whether its body is wanted. */
    private static boolean isAsking(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Tells a client that waits for it to send its body. */
    static void ask(RoutingContext context) {
        if (isAsking(context.request())) {
            context.put(TOLD, true);
            context.response().writeContinue();
        }
    }

    /**
     * A client that is answered instead may send its body or not: what comes next on the connection would be a riddle.
     */
    private static void closeUnlessTold(RoutingContext context) {
        if (context.get(TOLD) == null) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (isAsking(request) && context.get(TOLD) == null) {
            cutOff(request);
            return;
        }
        long timer = context.vertx().setTimer(MAX_DROP_TIME.toMillis(), late -> cutOff(request));
        long[] left = {MAX_DROPPED_BYTES};
        request.exceptionHandler(gone -> context.vertx().cancelTimer(timer))
                .endHandler(end -> context.vertx().cancelTimer(timer))
                .handler(chunk -> {
                    left[0] -= chunk.length();
                    if (left[0] < 0) {
                        cutOff(request);
                    }
                })
                .resume();
    }

    private static void cutOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
