package io.outdial.local;

import io.outdial.local.gateway.Backend;
import io.outdial.local.gateway.FailureLog;
import io.outdial.local.gateway.Gateway;
import io.outdial.local.gateway.RouteTable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway of a stack together with the event loops that it runs on. */
final class LocalGateway implements AutoCloseable {

    private final Vertx vertx;
    private final Gateway gateway;

    private LocalGateway(Vertx vertx, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /**
     * Routes name services and their ports in a cluster; here each is mapped to where the service listens on this
     * machine.
     */
    static LocalGateway start(RouteTable routes, Ports ports, String bind) {
        Map<Backend, SocketAddress> addresses = new HashMap<>();
        for (OutdialService service : OutdialService.values()) {
            addresses.put(
                    new Backend(service.serviceName(), service.defaultPort()),
                    SocketAddress.inetSocketAddress(ports.services().get(service), "127.0.0.1"));
        }
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        vertx.exceptionHandler(FailureLog::unexpected);
        try {
            return new LocalGateway(
                    vertx, Gateway.start(vertx, routes, addresses, bind, ports.gateway(), Gateway.CLIENT_TIMEOUT));
        } catch (RuntimeException e) {
            end(vertx);
            throw e;
        }
    }

    @Override
    public void close() {
        gateway.close();
        end(vertx);
    }

    private static void end(Vertx vertx) {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
    }
}
