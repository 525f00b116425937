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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Refuses a body that says it is too large before a byte of it is read, worded by the dialect; {@link BodyReader}
 * refuses one that does not say its size. The rest of a body whose request has been answered already is read and
 * dropped for a while: otherwise a client that is still sending would not see the answer.
 */
@ApplicationScoped
public class BodyLimit {

    /** Filters of a higher priority run before. */
    public static final int AFTER_THE_REQUEST_ID = 900;

    /** How much a client may still send after its answer; then its connection is closed. */
    private static final long MAX_DROPPED_BYTES = 32L << 20;

    /** Of HTTP/2: the answer stands, and the rest of the body is not wanted. */
    private static final long NO_ERROR = 0;

    private static final String UNLIMITED = BodyLimit.class.getName() + ".unlimited";
    private static final String CONTINUE_SENT = BodyLimit.class.getName() + ".continue-sent";
    private static final Duration MAX_DROP_TIME = Duration.ofSeconds(30);

    @Inject
    ServiceConfig config;

    private final List<LargerBodies> exceptions = new CopyOnWriteArrayList<>();

    /** @param path which paths it is for */
    private record LargerBodies(Predicate<String> path, long maxBytes) {}

    /** Lets bodies have another size where the path of the request is one of these. */
    public void except(Predicate<String> path, long maxBytes) {
        exceptions.add(new LargerBodies(path, maxBytes));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
    }

    /** Lets the body of a request be of any size: its resource takes it while it arrives. */
    public static void allowAnySize(RoutingContext context) {
        context.put(UNLIMITED, true);
    }

    /** Bytes of a body whose sender is authenticated. */
    public long maxAuthenticated() {
        return config.maxBodySize().asLongValue();
    }

    /** Bytes of a body that is read in order to authenticate its sender. */
    public long maxUnauthenticated() {
        return Math.min(config.maxUnauthenticatedBodySize().asLongValue(), maxAuthenticated());
    }

    static Failure tooLarge(long maxBytes) {
        return new Failure.Refused(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + maxBytes + " bytes");
    }

    /** The length that the request declares; 0 where it declares none. */
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
            if (expectsContinue(request)) {
                context.addHeadersEndHandler(headers -> closeUnlessContinued(context));
            }
        }
        long maxBytes =
                length > maxAuthenticated() && context.get(UNLIMITED) == null ? maxBytes(request.path()) : length;
        if (length > maxBytes) {
            context.fail(tooLarge(maxBytes));
            return;
        }
        context.next();
    }

    private long maxBytes(String path) {
        return exceptions.stream()
                .filter(exception -> exception.path().test(path))
                .mapToLong(LargerBodies::maxBytes)
                .max()
                .orElseGet(this::maxAuthenticated);
    }

    /** Over HTTP/2 no header need announce a body. */
    private static boolean isStream(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.isEnded();
    }

    /** Whether the client waits for 100 Continue before it sends its body. */
    private static boolean expectsContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** Sends 100 Continue to a client that waits for it. */
    static void sendContinue(RoutingContext context) {
        if (expectsContinue(context.request())) {
            context.put(CONTINUE_SENT, true);
            context.response().writeContinue();
        }
    }

    /**
     * A client that gets a final answer instead may still send its body or not, so what follows on the connection could
     * not be interpreted.
     */
    private static void closeUnlessContinued(RoutingContext context) {
        if (context.get(CONTINUE_SENT) == null) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    private static void drop(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        if (expectsContinue(request) && context.get(CONTINUE_SENT) == null) {
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

    /**
     * Over HTTP/2 others may have requests on the connection, so it ends when these have. A reset alone is not enough:
     * there are clients that ignore it once they have the answer, and wait for ever for leave to send the rest.
     */
    private static void cutOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
            request.connection().shutdown(MAX_DROP_TIME.toSeconds(), TimeUnit.SECONDS);
        } else {
            request.connection().close();
        }
    }
}
