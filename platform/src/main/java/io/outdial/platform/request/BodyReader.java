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
 * Reads a whole body on its event loop, within limits of size, memory and time. {@link BodyLimit} drops what still
 * arrives after a refusal.
 */
public final class BodyReader {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final byte[] NOTHING = {};

    /** A byte is held as it arrived, in the growing buffer, and at last as text. */
    private static final int COST_OF_A_BYTE = 3;

    private final RoutingContext routing;
    private final long maxBytes;
    private final BodyMemory.Share share;
    private final Promise<byte[]> whole = Promise.promise();
    private final Buffer received = Buffer.buffer();

    private BodyReader(RoutingContext routing, long maxBytes, BodyMemory.Share share) {
        this.routing = routing;
        this.maxBytes = maxBytes;
        this.share = share;
    }

    /**
     * @param maxBytes bytes
     * @param share counts what is received; stays open
     * @return all of it; fails with {@link Failure.Refused} {@code PAYLOAD_TOO_LARGE}, or {@code BAD_REQUEST} if it
     *     does not arrive completely, or with {@link Failure.Unavailable} if the memory is used up
     */
    public static Future<byte[]> read(RoutingContext routing, long maxBytes, BodyMemory.Share share) {
        if (routing.request().isEnded()) {
            return Future.succeededFuture(NOTHING);
        }
        if (BodyLimit.declaredLength(routing.request()) > maxBytes) {
            return Future.failedFuture(BodyLimit.tooLarge(maxBytes));
        }
        return new BodyReader(routing, maxBytes, share).start();
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
        BodyLimit.sendContinue(routing);
        request.resume();
        return whole.future().onComplete(done -> routing.vertx().cancelTimer(timer));
    }

    private void receive(Buffer chunk) {
        if (whole.future().isComplete()) {
            return;
        }
        if (received.length() + (long) chunk.length() > maxBytes) {
            whole.fail(BodyLimit.tooLarge(maxBytes));
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
