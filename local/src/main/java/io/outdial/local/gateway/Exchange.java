package io.outdial.local.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.logging.Logger;

/**
 * One request on its way to a service, and the answer on its way back, both as streams. It ends in one of four ways:
 * the answer has been passed on; the service gave none, which is a 503; the client sent no more of its body in time,
 * which is a 408; or the client went away, and then the request to the service ends with it at once, wherever it was.
 * Belongs to the event loop of its connection.
 */
final class Exchange {

    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Route route;
    private final HttpClient client;
    private final Replicas replicas;
    private final StallTimer timer;

    private ServiceCall call;
    private HttpClientRequest toService;
    private boolean requestComplete;
    private boolean answering;
    private boolean answeredEarly;
    private boolean over;

    Exchange(
            Vertx vertx,
            HttpServerRequest request,
            Route route,
            HttpClient client,
            Replicas replicas,
            long clientTimeoutMillis) {
        this.request = request;
        this.response = request.response();
        this.route = route;
        this.client = client;
        this.replicas = replicas;
        this.timer = new StallTimer(vertx, clientTimeoutMillis, this::stalled);
    }

    void start() {
        request.exceptionHandler(this::requestFailed);
        response.exceptionHandler(this::requestFailed);
        response.closeHandler(gone -> abandon());
        if (request.version() == HttpVersion.HTTP_2 && request.getHeader("Content-Length") == null) {
            // Only the first event, data or the end, shows whether there is a body.
            request.handler(first -> {
                request.pause();
                connect(first, null);
            });
            request.endHandler(end -> {
                requestComplete = true;
                connect(null, null);
            });
        } else {
            request.pause();
            connect(null, request.getHeader("Content-Length"));
        }
        timer.start();
    }

    /**
     * @param first the first part of the body, or null
     * @param length of the body, or null where it is unknown
     */
    private void connect(Buffer first, String length) {
        if (over) {
            return;
        }
        boolean hasBody = first != null || length != null || request.getHeader("Transfer-Encoding") != null;
        call = new ServiceCall(client, replicas, route, request, hasBody, length);
        call.start(
                connected -> {
                    toService = connected;
                    if (first != null) {
                        connected.write(first);
                    }
                    passOn();
                },
                this::passBack,
                this::serviceFailed);
    }

    private void passOn() {
        if (requestComplete) {
            toService.end();
            return;
        }
        Flow.pass(request, toService, timer, () -> over);
        request.endHandler(end -> {
            requestComplete = true;
            if (!over) {
                toService.end();
            }
        });
        request.resume();
    }

    private void passBack(HttpClientResponse answer) {
        if (over) {
            return;
        }
        answering = true;
        ForwardedHeaders.toClient(answer, request);
        if (!requestComplete) {
            // Answered before all of the body has arrived: the service will read no more of it.
            answeredEarly = true;
            discardRest();
            if (request.version() != HttpVersion.HTTP_2) {
                response.putHeader("Connection", "close");
            }
        }
        answer.exceptionHandler(broken -> answerFailed());
        Flow.pass(answer, response, timer, () -> over);
        answer.endHandler(end -> {
            finish();
            response.end();
        });
    }

    private void finish() {
        over = true;
        timer.stop();
        call.finish(!answeredEarly);
    }

    /** A client that is still sending may read the answer only when it has sent everything. */
    private void discardRest() {
        if (!request.isEnded()) {
            request.handler(unwanted -> {});
            request.endHandler(end -> requestComplete = true);
            request.resume();
        }
    }

    /** The answer is no longer needed. */
    private void abandon() {
        if (!over) {
            over = true;
            timer.stop();
            if (call != null) {
                call.abandon();
            }
        }
    }

    /**
     * The client's connection broke, or its body is malformed: a chunk without its length, more or less than was
     * declared.
     */
    private void requestFailed(Throwable failure) {
        boolean awaitsAnswer = !over && !answering && !response.closed();
        abandon();
        if (awaitsAnswer && !Disconnection.isCause(failure)) {
            Refusal.BAD_REQUEST.answer(request);
            // The server closes the connection now, before it would write this.
            ((ConnectionBase) request.connection()).flush();
        }
    }

    private void serviceFailed(Throwable failure) {
        if (over) {
            return;
        }
        LOG.warning(() -> "no answer from " + route.backend() + " to request " + RequestId.of(request) + ": "
                + failure.getClass().getSimpleName());
        refuse(Refusal.PEER_DOWN);
    }

    /**
     * Nothing has moved for as long as a client may take: it sends nothing, or reads nothing, or the service reads
     * nothing.
     */
    private void stalled() {
        if (answering && response.writeQueueFull()) {
            abandon();
            cutOff();
        } else if (!answering && !requestComplete) {
            refuse(call != null && call.takesNothing() ? Refusal.PEER_DOWN : Refusal.TOO_SLOW);
        } else {
            timer.restart();
        }
    }

    private void refuse(Refusal refusal) {
        abandon();
        boolean cutOff = refusal == Refusal.TOO_SLOW && request.version() != HttpVersion.HTTP_2;
        refusal.answer(request).onComplete(written -> {
            if (cutOff) {
                request.connection().close();
            }
        });
        discardRest();
    }

    /** Half an answer must not look like a whole one. */
    private void answerFailed() {
        if (!over) {
            LOG.warning(() -> "half an answer from " + route.backend() + " to request " + RequestId.of(request));
            abandon();
            cutOff();
        }
    }

    private void cutOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            response.reset();
        } else {
            ConnectionGuard.cut(request.connection());
        }
    }
}
