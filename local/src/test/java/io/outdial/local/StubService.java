package io.outdial.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for a packaged service: starts in no time, tells its environment, ends at once where {@code STUB_ENDS}
 * names it.
 */
public final class StubService {

    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("OUTDIAL_DB_NAME").equals(System.getenv("STUB_ENDS"))) {
            System.exit(3);
        }
        listen("QUARKUS_HTTP");
        listen("QUARKUS_MANAGEMENT");
    }

    /** @param settings what the variables that say where begin with */
    private static void listen(String settings) throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                System.getenv(settings + "_HOST"), Integer.parseInt(System.getenv(settings + "_PORT")));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", StubService::answer);
        server.start();
    }

    /** Every variable in a line of its own. */
    private static void answer(HttpExchange exchange) throws IOException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(System.getenv()).forEach((name, value) -> text.append(name + "=" + value + "\n"));
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Makes a checkout in which every service is this stub. */
    static Path checkoutIn(Path folder, Path realCheckout) throws IOException {
        for (OutdialService service : OutdialService.values()) {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            realCheckout
                                    .resolve("local/target/test-classes")
                                    .toUri()
                                    .toString());
            Path jar = service.jarIn(folder);
            Files.createDirectories(jar.getParent());
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        }
        Files.createDirectories(folder.resolve("local"));
        Files.createSymbolicLink(folder.resolve("local/target"), realCheckout.resolve("local/target"));
        Files.createSymbolicLink(folder.resolve("k8s"), realCheckout.resolve("k8s"));
        return folder;
    }
}
