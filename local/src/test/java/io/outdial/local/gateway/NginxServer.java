package io.outdial.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.outdial.local.FreePort;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real nginx with the locations that NGINX Gateway Fabric makes of an HTTPRoute. Each answers the name of the service
 * that it leads to, and the path as nginx understands it.
 */
final class NginxServer implements AutoCloseable {

    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"));

    private final int port;
    private final Process process;

    private NginxServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static Optional<Path> program() {
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    /** @param folder that nginx may write to */
    static NginxServer start(Path program, Path folder, RouteTable routes) throws IOException {
        int port = FreePort.choose();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, configuration(folder, port, routes));
        Process process = new ProcessBuilder(
                        program.toString(), "-e", "stderr", "-p", folder.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        NginxServer server = new NginxServer(port, process);
        Awaitility.await().ignoreExceptions().until(() -> server.ask("/").startsWith("HTTP/1.1 404"));
        return server;
    }

    private static String configuration(Path folder, int port, RouteTable routes) {
        String locations = routes.routes().stream()
                .sorted(GatewayRules.NGINX_GATEWAY_FABRIC.order())
                .flatMap(NginxServer::locations)
                .collect(Collectors.joining("\n"));
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(name -> name + "_temp_path " + folder.resolve(name) + ";")
                .collect(Collectors.joining("\n"));
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                access_log off;
                %2$s
                server {
                listen 127.0.0.1:%3$d;
                %4$s
                location / { return 404; }
                }
                }
                """.formatted(folder, temporary, port, locations);
    }

    /** A prefix by elements is two locations, as an nginx prefix does not know elements. */
    private static Stream<String> locations(Route route) {
        String value = route.value();
        return switch (route.kind()) {
            case EXACT -> Stream.of(location("= " + value, route));
            case REGULAR_EXPRESSION -> Stream.of(location("~ \"^" + value + "\"", route));
            case PATH_PREFIX -> Stream.of(location("= " + value, route), location(value + "/", route));
        };
    }

    private static String location(String match, Route route) {
        return "location %s { return 200 \"%s $uri\"; }"
                .formatted(match, route.backend().name());
    }

    /** The whole answer to a request for just this target. */
    String ask(String target) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: outdial\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
