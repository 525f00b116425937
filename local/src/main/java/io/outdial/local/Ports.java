package io.outdial.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ports of a stack, chosen and tried before anything is started, so that a port in use costs one line instead of a
 * half-started stack.
 *
 * @param gateway of the gateway
 * @param services of the services, which listen on 127.0.0.1 only
 */
record Ports(int gateway, Map<OutdialService, Integer> services) {

    private static final String LOOPBACK = "127.0.0.1";

    Ports {
        services = Map.copyOf(services);
    }

    /**
     * @param bind address of the gateway
     * @param gateway its port, 0 for any free one
     * @param serviceBase port of the first service, the others follow; 0 for any free ones
     */
    static Ports choose(String bind, int gateway, int serviceBase) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            int gatewayPort = hold(held, bind, gateway, "gateway", "--port N");
            Map<OutdialService, Integer> services = new EnumMap<>(OutdialService.class);
            for (OutdialService service : OutdialService.values()) {
                int wanted = serviceBase == 0
                        ? 0
                        : serviceBase + service.defaultPort() - OutdialService.RESTRICTIONS.defaultPort();
                services.put(
                        service,
                        hold(held, LOOPBACK, wanted, service.serviceName(), "--service-ports BASE (0: any free)"));
            }
            return new Ports(gatewayPort, services);
        } finally {
            // Held together until here, so that no free port is chosen twice.
            held.forEach(Ports::release);
        }
    }

    private static int hold(List<ServerSocket> held, String bind, int port, String who, String option) {
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return socket.getLocalPort();
        } catch (BindException e) {
            String reason = e.getMessage().contains("in use") ? "is in use" : "cannot be used (" + e.getMessage() + ")";
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
