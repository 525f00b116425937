package io.outdial.local.gateway;

import io.outdial.local.LocalFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The one address of a service that has several replicas, for the other services: passes each connection to a replica
 * as it is, as the Service of a cluster does.
 */
public final class ConnectionBalancer {

    private static final int CONNECT_TIMEOUT_MILLIS = 250;

    private final NetClient client;
    private final Replicas replicas;

    private ConnectionBalancer(NetClient client, Replicas replicas) {
        this.client = client;
        this.replicas = replicas;
    }

    /** Returns when it accepts connections on 127.0.0.1; it ends with its Vert.x. */
    public static void start(Vertx vertx, int port, Replicas replicas) {
        NetClient client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS));
        ConnectionBalancer balancer = new ConnectionBalancer(client, replicas);
        NetServer server = vertx.createNetServer(
                        new NetServerOptions().setHost("127.0.0.1").setPort(port))
                .connectHandler(balancer::accept);
        try {
            server.listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new LocalFailure("nothing can listen on 127.0.0.1:" + port + ": " + e.getMessage(), e);
        }
    }

    private void accept(NetSocket socket) {
        Promise<Void> closed = Promise.promise();
        socket.pause();
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(closed::tryComplete);
        connect(socket, closed.future(), new HashSet<>());
    }

    private void connect(NetSocket socket, Future<Void> closed, Set<Replica> tried) {
        Optional<Replica> next = replicas.choose(Optional.empty(), tried);
        if (next.isEmpty()) {
            socket.close();
            return;
        }
        Replica replica = next.get();
        tried.add(replica);
        client.connect(replica.address())
                .onSuccess(service -> {
                    replica.accepted();
                    join(socket, closed, service, replica);
                })
                .onFailure(refusal -> {
                    replica.refused();
                    connect(socket, closed, tried);
                });
    }

    /** What one side closes is closed for the other: an open half would look like a service that takes its time. */
    private static void join(NetSocket socket, Future<Void> closed, NetSocket service, Replica replica) {
        Runnable cut = service::close;
        replica.opened(cut);
        service.exceptionHandler(broken -> {});
        service.closeHandler(end -> {
            replica.closed(cut);
            socket.close();
        });
        closed.onComplete(end -> service.close());
        socket.pipeTo(service);
        service.pipeTo(socket);
        socket.resume();
    }
}
