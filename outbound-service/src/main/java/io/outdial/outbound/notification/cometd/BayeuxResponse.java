package io.outdial.outbound.notification.cometd;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.nio.channels.ClosedChannelException;
import org.cometd.bayeux.Promise;
import org.cometd.server.CometDResponse;

/**
 * A Vert.x response as CometD sees it. CometD writes a reply in many small pieces and from any thread; it leaves as one
 * write with a length, on the context of its request, so that a client gets all of it or nothing.
 */
final class BayeuxResponse implements CometDResponse, CometDResponse.Output {

    private final HttpServerResponse response;
    private final Disconnection disconnection;
    private final Context context;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private final Buffer body = Buffer.buffer();

    BayeuxResponse(HttpServerResponse response, Disconnection disconnection, Context context) {
        this.response = response;
        this.disconnection = disconnection;
        this.context = context;
    }

    @Override
    public void addHeader(String name, String value) {
        headers.add(name, value);
    }

    @Override
    public void setContentType(String contentType) {
        headers.set(HttpHeaders.CONTENT_TYPE, contentType);
    }

    @Override
    public Output getOutput() {
        return this;
    }

    @Override
    public void write(boolean last, byte[] bytes, Promise<Void> promise) {
        body.appendBytes(bytes);
        if (last) {
            context.runOnContext(now -> send(promise));
        } else {
            promise.succeed(null);
        }
    }

    private void send(Promise<Void> promise) {
        if (disconnection.isNoticed() || response.closed() || response.ended()) {
            promise.fail(new ClosedChannelException());
            return;
        }
        headers.forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.end(body).onSuccess(promise::succeed).onFailure(promise::fail);
    }
}
