package io.outdial.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of a stack, chosen and tried before anything is started, so that a port in use costs one line instead of a
 * half-started stack.
 *
 * @param gateway of the gateway
 * @param services where the services are reached by each other; like their replicas on 127.0.0.1 only
 * @param replicas where each process listens; the only one of a service at the port of the service itself
 * @param management where each process has its health and metrics
 */
record Ports(
        int gateway,
        Map<OutdialService, Integer> services,
        Map<ServiceReplica, Integer> replicas,
        Map<ServiceReplica, Integer> management) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String OPTION = "--service-ports BASE (0: any free)";

    Ports {
        services = Map.copyOf(services);
        replicas = Map.copyOf(replicas);
        management = Map.copyOf(management);
    }

    /**
     * @param bind address of the gateway
     * @param gateway its port, 0 for any free one
     * @param base port of the first service, the others follow; after them those of the first replicas of all, of the
     *     second ones, and so on, and then their management ports in the same order; 0 for any free ones
     * @param count replicas of each service
     */
    static Ports choose(String bind, int gateway, int base, int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int gatewayPort = hold(held, bind, gateway, "gateway", "--port N");
            Map<OutdialService, Integer> services = new EnumMap<>(OutdialService.class);
            Map<ServiceReplica, Integer> replicas = new HashMap<>();
            int next = base;
            for (OutdialService service : OutdialService.values()) {
                services.put(service, hold(held, LOOPBACK, next, service.serviceName(), OPTION));
                next += base == 0 ? 0 : 1;
            }
            for (int number = 1; number <= count; number++) {
                for (OutdialService service : OutdialService.values()) {
                    ServiceReplica replica = new ServiceReplica(service, number);
                    if (count == 1) {
                        replicas.put(replica, services.get(service));
                    } else {
                        String who = "replica " + number + " of " + service.serviceName();
                        replicas.put(replica, hold(held, LOOPBACK, next, who, OPTION));
                        next += base == 0 ? 0 : 1;
                    }
                }
            }
            Map<ServiceReplica, Integer> management = new HashMap<>();
            for (int number = 1; number <= count; number++) {
                for (OutdialService service : OutdialService.values()) {
                    ServiceReplica replica = new ServiceReplica(service, number);
                    management.put(replica, hold(held, LOOPBACK, next, "management of " + replica.name(), OPTION));
                    next += base == 0 ? 0 : 1;
                }
            }
            return new Ports(gatewayPort, services, replicas, management);
        } finally {
            // Held together until here, so that no free port is chosen twice.
            held.forEach(Ports::release);
        }
    }

    int of(OutdialService service) {
        return services.get(service);
    }

    int of(ServiceReplica replica) {
        return replicas.get(replica);
    }

    int managementOf(ServiceReplica replica) {
        return management.get(replica);
    }

    /** In the order of their numbers. */
    List<ServiceReplica> replicasOf(OutdialService service) {
        return replicas.keySet().stream()
                .filter(replica -> replica.service() == service)
                .sorted(Comparator.comparing(ServiceReplica::number))
                .toList();
    }

    /** Whether the port of a service is not that of its only process. */
    boolean areBalanced() {
        return replicas.size() > services.size();
    }

    /**
     * As reached from this machine.
     *
     * @param bind address that the gateway listens on
     */
    URI gatewayUrl(String bind) {
        boolean everywhere = bind.equals("0.0.0.0") || bind.equals("::");
        return url(everywhere ? LOOPBACK : bind, gateway);
    }

    /** Where a service is reached past the gateway. */
    URI url(OutdialService service) {
        return url(LOOPBACK, of(service));
    }

    /** Of all services, in their order. */
    Map<OutdialService, URI> urls() {
        Map<OutdialService, URI> urls = new EnumMap<>(OutdialService.class);
        services.keySet().forEach(service -> urls.put(service, url(service)));
        return urls;
    }

    URI url(ServiceReplica replica) {
        return url(LOOPBACK, of(replica));
    }

    /** Where the health and the metrics of a process are. */
    URI managementUrl(ServiceReplica replica) {
        return url(LOOPBACK, managementOf(replica));
    }

    private static URI url(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    private static int hold(List<ServerSocket> held, String bind, int port, String who, String option) {
        try {
            InetAddress address = InetAddress.getByName(bind);
            ServerSocket socket = port == 0 ? FreePort.hold(address) : FreePort.bound(address, port);
            held.add(socket);
            return socket.getLocalPort();
        } catch (BindException e) {
            String reason = FreePort.isTaken(e) ? "is in use" : "cannot be used (" + e.getMessage() + ")";
            throw new LocalFailure(
                    "port " + port + " of " + bind + " (" + who + ") " + reason + "; choose another with " + option, e);
        } catch (UnknownHostException e) {
            throw new LocalFailure("--bind " + bind + " is no address of this machine", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new LocalFailure("port " + port + " of " + bind + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LocalFailure("port " + socket.getLocalPort() + " cannot be released: " + e.getMessage(), e);
        }
    }
}
