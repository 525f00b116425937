package io.outdial.platform.request;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Reads all of a body on its event loop, within a bound, a share of the memory and a time. What follows after a refusal
 * is left to {@link BodyLimit}.
 */
public final class BodyReader {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final byte[] NOTHING = {};

    /** A byte that has arrived is held as it came, in the whole that grows, and at last as text. */
    private static final int COST_OF_A_BYTE = 3;

    private final RoutingContext routing;
    private final long most;
    private final BodyMemory.Share share;
    private final Promise<byte[]> whole = Promise.promise();
    private final Buffer received = Buffer.buffer();

    private BodyReader(RoutingContext routing, long most, BodyMemory.Share share) {
        this.routing = routing;
        this.most = most;
        this.share = share;
    }

    /**
     * @param most bytes
     * @param share pays for what is received; stays open
     * @return all of it; fails with {@link Failure.Refused} {@code PAYLOAD_TOO_LARGE}, or {@code BAD_REQUEST} if its
     *     end does not arrive, or with {@link Failure.Unavailable} if the memory is used up
     */
    public static Future<byte[]> read(RoutingContext routing, long most, BodyMemory.Share share) {
        if (routing.request().isEnded()) {
            return Future.succeededFuture(NOTHING);
        }
        if (BodyLimit.declaredLength(routing.request()) > most) {
            return Future.failedFuture(BodyLimit.tooLarge(most));
        }
        return new BodyReader(routing, most, share).start();
    }

    private Future<byte[]> start() {
        long timer = routing.vertx()
                .setTimer(
                        MAX_WAIT.toMillis(),
                        late -> cutOff("The body did not arrive within " + MAX_WAIT.toSeconds() + " seconds"));
        HttpServerRequest request = routing.request();
        request.handler(this::receive)
                .endHandler(end -> whole.tryComplete(received.getBytes()))
                .exceptionHandler(gone -> cutOff("The body did not arrive to its end"));
        BodyLimit.ask(routing);
        request.resume();
        return whole.future().onComplete(done -> routing.vertx().cancelTimer(timer));
    }

    private void receive(Buffer chunk) {
        if (whole.future().isComplete()) {
            return;
        }
        if (received.length() + (long) chunk.length() > most) {
            whole.fail(BodyLimit.tooLarge(most));
            return;
        }
        try {
            share.take((long) chunk.length() * COST_OF_A_BYTE);
        } catch (Failure.Unavailable full) {
            whole.fail(full);
            return;
        }
        received.appendBuffer(chunk);
    }

    private void cutOff(String message) {
        whole.tryFail(new Failure.Refused(ErrorCode.BAD_REQUEST, message));
    }
}
