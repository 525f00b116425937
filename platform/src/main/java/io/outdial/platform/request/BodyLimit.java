package io.outdial.platform.request;

import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.dialect.FailureMapping;
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
 * Refuses a body that says it is too large before a byte of it is read, worded by the dialect; {@link BodyReader} refuses one that does not say its size. What is
 * still to come of a body whose request has been answered, for this reason or another, is dropped for a while: a client that is still sending would else not
 * hear the answer.
 */
@ApplicationScoped
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 900;

    /** Of a client that sends on after its answer; then it is cut off. */
    private static final long MOST_DROPPED = 32L << 20;

    private static final Duration LONGEST_DROPPED = Duration.ofSeconds(30);

    @Inject
    FailureMapping failures;

    @Inject
    ServiceConfig config;

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
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
        }
        long most = config.maxBodySize().asLongValue();
        if (length > most) {
            failures.answer(context, tooLarge(most));
            return;
        }
        context.next();
    }

    /** Over HTTP/2 a body needs no header to announce it. */
    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.isEnded();
    }

    private static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long timer = context.vertx().setTimer(LONGEST_DROPPED.toMillis(), late -> cutOff(request));
        long[] left = {MOST_DROPPED};
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
