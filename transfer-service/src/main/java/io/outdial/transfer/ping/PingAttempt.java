package io.outdial.transfer.ping;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One ping, from the name look-up to the last byte, under one deadline. Runs on one event loop, so no state is shared
 * between threads. Every outcome closes the connection if it is still open.
 */
final class PingAttempt {

    /** A name with many addresses gets no more than these tried, and only where no connection came about. */
    private static final int MAX_ADDRESSES = 2;

    private final Vertx vertx;
    private final Context context;
    private final HttpClient client;
    private final PingUrl url;
    private final PingRequest ping;
    private final int maxResponseBytes;
    private final Promise<PingAnswer> outcome = Promise.promise();

    private boolean over;
    private HttpClientRequest request;

    PingAttempt(Vertx vertx, HttpClient client, PingUrl url, PingRequest ping, int maxResponseBytes) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = client;
        this.url = url;
        this.ping = ping;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** @param check of all addresses at once, after the only look-up there is */
    Future<PingAnswer> start(Uni<List<InetAddress>> lookUp, Predicate<List<InetAddress>> check, Duration limit) {
        context.runOnContext(started -> {
            long timer = vertx.setTimer(
                    Math.max(1, limit.toMillis()), fired -> fail(PingRefused.hostFailed("no whole answer in time")));
            outcome.future().onComplete(done -> vertx.cancelTimer(timer));
            lookUp.subscribe()
                    .with(
                            found -> context.runOnContext(back -> connectIfAllowed(found, check)),
                            unknown -> context.runOnContext(
                                    back -> fail(PingRefused.hostFailed("the name is not known: " + unknown))));
        });
        return outcome.future();
    }

    private void connectIfAllowed(List<InetAddress> found, Predicate<List<InetAddress>> check) {
        if (!over && !check.test(found)) {
            fail(PingRefused.notAllowed("an address of the host may not be asked: " + found));
        }
        if (!over) {
            List<InetAddress> addresses = new ArrayList<>(found);
            addresses.sort(Comparator.comparing(address -> address.getAddress().length));
            connect(addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES)));
        }
    }

    private void connect(List<InetAddress> addresses) {
        client.request(options(addresses.get(0))).onComplete(connected -> {
            if (over) {
                if (connected.succeeded()) {
                    connected.result().reset();
                }
            } else if (connected.succeeded()) {
                send(connected.result());
            } else if (addresses.size() > 1) {
                connect(addresses.subList(1, addresses.size()));
            } else {
                fail(PingRefused.hostFailed("no connection: " + connected.cause()));
            }
        });
    }

    /**
     * The address is the checked one; the name is only said to it, in Host header and SNI, and held against its
     * certificate.
     */
    private RequestOptions options(InetAddress address) {
        PingUrl.Endpoint endpoint = url.endpoint();
        return new RequestOptions()
                .setMethod(ping.post() ? HttpMethod.POST : HttpMethod.GET)
                .setServer(
                        SocketAddress.inetSocketAddress(new InetSocketAddress(withoutName(address), endpoint.port())))
                .setSsl(endpoint.secure())
                .setHost(endpoint.host().replaceAll("[\\[\\]]", ""))
                .setPort(endpoint.port())
                .setURI(url.target())
                .setFollowRedirects(false);
    }

    private static InetAddress withoutName(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of impossible length", e);
        }
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        // Else what a hostile host sends would be logged as an error of ours.
        request.connection()
                .exceptionHandler(broken -> fail(PingRefused.hostFailed("the connection broke: " + broken)));
        request.exceptionHandler(broken -> fail(PingRefused.hostFailed("the connection broke: " + broken)));
        request.response().onComplete(head -> {
            if (head.succeeded()) {
                receive(head.result());
            } else {
                fail(PingRefused.hostFailed("no answer: " + head.cause()));
            }
        });
        ping.headers().forEach(request::putHeader);
        request.putHeader(HttpHeaders.HOST, url.endpoint().authority());
        request.putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
        if (ping.body() == null) {
            request.end();
        } else {
            request.end(Buffer.buffer(ping.body()));
        }
    }

    private void receive(HttpClientResponse response) {
        if (over) {
            return;
        }
        int status = response.statusCode();
        String encoding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        Buffer received = Buffer.buffer();
        response.exceptionHandler(broken -> fail(PingRefused.answer(status, "the answer broke off: " + broken)));
        response.endHandler(end -> read(status, received.getBytes(), encoding));
        response.handler(part -> {
            if (received.length() + part.length() > maxResponseBytes) {
                fail(PingRefused.answer(status, "the answer is too large"));
            } else {
                received.appendBuffer(part);
            }
        });
        if (status < 200 || status > 299) {
            fail(PingRefused.answer(status, "the status is not one of success"));
        } else if (!HeaderRule.isJson(response.getHeader(HttpHeaders.CONTENT_TYPE))) {
            fail(PingRefused.answer(status, "the answer is not said to be JSON in UTF-8"));
        } else if (!AnswerBody.isKnownEncoding(encoding)) {
            fail(PingRefused.answer(status, "the answer is packed in a way that was not offered"));
        }
    }

    private void read(int status, byte[] received, String encoding) {
        if (over) {
            return;
        }
        Optional<PingAnswer> answer = AnswerBody.unpack(received, encoding, maxResponseBytes)
                .flatMap(AnswerBody::parse)
                .map(body -> new PingAnswer(status, body));
        over = answer.isPresent();
        if (over) {
            outcome.complete(answer.get());
        } else {
            fail(PingRefused.answer(status, "the answer cannot be unpacked within the limit, or is no JSON"));
        }
    }

    private void fail(PingRefused refusal) {
        if (over) {
            return;
        }
        over = true;
        if (request != null) {
            request.reset();
        }
        outcome.fail(refusal);
    }
}
