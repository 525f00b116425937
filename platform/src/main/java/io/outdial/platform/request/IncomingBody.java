package io.outdial.platform.request;

import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body of any size, taken while it arrives. Between two pieces nothing is read from the connection, so that its
 * sender waits for whoever takes it. An {@link InputStream} only because that is what a resource can be given; it is
 * not read as one, since that would hold up a thread.
 */
public final class IncomingBody extends InputStream {

    private static final int PIECE = 64 * 1024;
    private static final int MILLIS = 1_000;

    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Context own;

    private Buffer received = Buffer.buffer();
    private Promise<byte[]> waiting;
    private volatile Failure failure;
    private boolean started;
    private boolean ended;

    /** On the context of the request, before anything of the body has been read. */
    public IncomingBody(RoutingContext routing) {
        this.routing = routing;
        RequestKind.set(routing, RequestKind.STREAM);
        this.request = routing.request();
        this.own = routing.vertx().getOrCreateContext();
        this.ended = request.isEnded();
        routing.addEndHandler(answered -> failIfGone());
        request.exceptionHandler(gone -> failIfGone());
    }

    /**
     * The next 64 KiB or a little more, less only at the end; null after the end. Called again only when the piece
     * before has come.
     *
     * @param patience how long a piece may take to arrive: its sender is too slow otherwise
     * @return fails with {@link Failure.Refused} {@code BAD_REQUEST} if it does not arrive
     */
    public Uni<byte[]> next(Duration patience) {
        return Uni.createFrom()
                .emitter(emitter -> own.runOnContext(ignored -> {
                    Promise<byte[]> piece = Promise.promise();
                    piece.future().onSuccess(emitter::complete).onFailure(emitter::fail);
                    take(piece, patience);
                }));
    }

    /** Whoever waits for a piece, or comes for one, is refused. */
    public void cutOff(String message) {
        own.runOnContext(ignored -> fail(message));
    }

    /** Whether its sender is gone, or has been refused. */
    public boolean isCutOff() {
        return failure != null;
    }

    private void take(Promise<byte[]> piece, Duration patience) {
        waiting = piece;
        long timer = routing.vertx()
                .setTimer(
                        patience.toMillis(),
                        late -> fail("Less than " + PIECE + " bytes arrived within " + patience.toMillis() / MILLIS
                                + " seconds"));
        piece.future().onComplete(done -> routing.vertx().cancelTimer(timer));
        deliver();
        if (waiting != null) {
            start();
            request.resume();
        }
    }

    private void start() {
        if (!started) {
            started = true;
            request.exceptionHandler(gone -> failIfGone())
                    .handler(this::receive)
                    .endHandler(end -> {
                        ended = true;
                        deliver();
                    });
            BodyLimit.sendContinue(routing);
        }
    }

    private void receive(Buffer chunk) {
        received.appendBuffer(chunk);
        if (received.length() >= PIECE) {
            request.pause();
            deliver();
        }
    }

    private void deliver() {
        Promise<byte[]> piece = waiting;
        if (piece == null) {
            return;
        }
        if (failure != null) {
            waiting = null;
            piece.fail(failure);
        } else if (received.length() >= PIECE || ended) {
            byte[] bytes = received.length() == 0 ? null : received.getBytes();
            received = Buffer.buffer();
            waiting = null;
            piece.complete(bytes);
        }
    }

    private void failIfGone() {
        if (!ended) {
            fail("The body did not arrive to its end");
        }
    }

    private void fail(String message) {
        if (failure == null) {
            failure = new Failure.Refused(ErrorCode.BAD_REQUEST, message);
            deliver();
        }
    }

    /** @throws UnsupportedOperationException always: {@link #next} gives what arrives */
    @Override
    public int read() {
        throw new UnsupportedOperationException();
    }

    /** @throws UnsupportedOperationException always: {@link #next} gives what arrives */
    @Override
    public int read(byte[] target, int from, int length) {
        throw new UnsupportedOperationException();
    }
}
