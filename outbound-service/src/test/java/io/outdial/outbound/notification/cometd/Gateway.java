package io.outdial.outbound.notification.cometd;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to one replica at a time. */
final class Gateway implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final NetClient client = vertx.createNetClient();
    private final NetServer server = vertx.createNetServer().connectHandler(this::connected);
    private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private volatile int target;

    Gateway() {
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    int port() {
        return port;
    }

    /** New connections go there, those that are open are cut. */
    void to(int other) {
        target = other;
        cut();
    }

    void cut() {
        open.forEach(NetSocket::close);
    }

    private void connected(NetSocket from) {
        open.add(from);
        from.pause();
        client.connect(target, "127.0.0.1").onSuccess(to -> join(from, to)).onFailure(away -> from.close());
    }

    private void join(NetSocket from, NetSocket to) {
        from.handler(to::write).closeHandler(closed -> {
            open.remove(from);
            to.close();
        });
        to.handler(from::write).closeHandler(closed -> from.close());
        from.resume();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
