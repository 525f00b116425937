package io.outdial.local;

import io.outdial.local.gateway.Backend;
import io.outdial.local.gateway.ConnectionBalancer;
import io.outdial.local.gateway.FailureLog;
import io.outdial.local.gateway.Gateway;
import io.outdial.local.gateway.HealthWatch;
import io.outdial.local.gateway.Replica;
import io.outdial.local.gateway.Replicas;
import io.outdial.local.gateway.RouteTable;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.net.SocketAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What lies between clients and services, and between services: the gateway, the addresses of services that have
 * several replicas, and the event loops that both run on. Services need the addresses as long as they run; the gateway
 * opens when they are ready and closes before them.
 */
final class LocalNetwork implements AutoCloseable {

    private final Ports ports;
    private final Map<OutdialService, Replicas> replicas = new EnumMap<>(OutdialService.class);
    private final Vertx vertx;
    private Gateway gateway;

    private LocalNetwork(Ports ports) {
        this.ports = ports;
        for (OutdialService service : OutdialService.values()) {
            replicas.put(service, new Replicas(replicasOf(service)));
        }
        vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        vertx.exceptionHandler(FailureLog::unexpected);
    }

    private List<Replica> replicasOf(OutdialService service) {
        return ports.replicasOf(service).stream()
                .map(replica -> new Replica(replica.name(), at(ports.of(replica)), at(ports.managementOf(replica))))
                .toList();
    }

    private static SocketAddress at(int port) {
        return SocketAddress.inetSocketAddress(port, "127.0.0.1");
    }

    /** Returns when the services can reach each other through it. */
    static LocalNetwork start(Ports ports) {
        LocalNetwork network = new LocalNetwork(ports);
        try {
            if (ports.areBalanced()) {
                network.replicas.forEach(
                        (service, replicas) -> ConnectionBalancer.start(network.vertx, ports.of(service), replicas));
            }
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /**
     * Routes name services and their ports in a cluster; here each is mapped to where its replicas listen on this
     * machine.
     */
    void openGateway(RouteTable routes, String bind) {
        Map<Backend, Replicas> backends = new HashMap<>();
        replicas.forEach(
                (service, several) -> backends.put(new Backend(service.serviceName(), service.defaultPort()), several));
        gateway = Gateway.start(vertx, routes, backends, bind, ports.gateway(), Gateway.CLIENT_TIMEOUT);
        if (ports.areBalanced()) {
            HealthWatch.start(vertx, List.copyOf(replicas.values()), HealthWatch.INTERVAL);
        }
    }

    /** Does nothing when it is not open. */
    void closeGateway() {
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    @Override
    public void close() {
        closeGateway();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
    }
}
