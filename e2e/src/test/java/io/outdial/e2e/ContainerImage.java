package io.outdial.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An image of a service, built and unpacked, and run as a pod of k8s/base runs it. */
final class ContainerImage {

    static final String WRITABLE = "/training";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContainerTools tools;
    private final OutdialService service;
    private final Path bundle;

    private ContainerImage(ContainerTools tools, OutdialService service, Path bundle) {
        this.tools = tools;
        this.service = service;
        this.bundle = bundle;
    }

    static ContainerImage build(ContainerTools tools, ImageContext context, OutdialService service) {
        context.add(service);
        String tag = "localhost/outdial/" + service.serviceName();
        tools.build(
                ImageContext.dockerfile(),
                context.folder(),
                tag,
                Map.of(
                        "BASE",
                        ImageContext.BASE,
                        "SERVICE",
                        service.serviceName(),
                        "PORT",
                        Integer.toString(service.defaultPort()),
                        "VERSION",
                        "1.2.3",
                        "REVISION",
                        "4f2a"));
        return new ContainerImage(tools, service, tools.unpack(tag, service.serviceName()));
    }

    Path root() {
        return bundle.resolve("rootfs");
    }

    /** What the image says of itself: user, labels, ports. */
    JsonNode config() {
        Path layout = tools.layoutOf(service.serviceName());
        JsonNode manifest = blob(layout, read(layout.resolve("index.json")).at("/manifests/0/digest"));
        return blob(layout, manifest.at("/config/digest")).path("config");
    }

    private static JsonNode blob(Path layout, JsonNode digest) {
        return read(layout.resolve("blobs").resolve(digest.asText().replace(':', '/')));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The line that runs it with these variables: a root that cannot be written, no capability, none to be had, 64 MiB
     * of /tmp, the network of the machine. Files that variables name are given to its user, as Secrets are.
     *
     * @param arguments makes the command line of that which the image says
     * @param writable a folder that is there as {@link #WRITABLE}; null for none
     */
    List<String> running(Map<String, String> variables, UnaryOperator<List<String>> arguments, Path writable) {
        ObjectNode config = (ObjectNode) read(bundle.resolve("config.json"));
        ArrayNode mounts = (ArrayNode) config.path("mounts");
        Map<String, String> environment = new HashMap<>(variables);
        environment.replaceAll((name, value) -> name.endsWith("_FILE") ? mountCopy(mounts, Path.of(value)) : value);
        if (writable != null) {
            mount(mounts, writable, WRITABLE, "rw");
        }
        mounts.addObject()
                .put("destination", "/tmp")
                .put("type", "tmpfs")
                .put("source", "tmpfs")
                .set("options", JSON.valueToTree(List.of("nosuid", "nodev", "mode=1777", "size=64m")));
        ObjectNode process = (ObjectNode) config.path("process");
        process.put("terminal", false).put("noNewPrivileges", true);
        process.putObject("user").put("uid", 1001).put("gid", 1001);
        process.putObject("capabilities");
        List<String> lines = new ArrayList<>();
        process.path("env").forEach(line -> lines.add(line.asText()));
        environment.forEach((name, value) -> lines.add(name + "=" + value));
        process.set("env", JSON.valueToTree(lines));
        List<String> command = new ArrayList<>();
        process.path("args").forEach(argument -> command.add(argument.asText()));
        process.set("args", JSON.valueToTree(arguments.apply(command)));
        ((ObjectNode) config.path("root")).put("readonly", true);
        ArrayNode namespaces = (ArrayNode) config.at("/linux/namespaces");
        for (int i = namespaces.size() - 1; i >= 0; i--) {
            if (namespaces.get(i).path("type").asText().equals("network")) {
                namespaces.remove(i);
            }
        }
        return tools.running(write(config), id());
    }

    private String mountCopy(ArrayNode mounts, Path file) {
        Path copy = bundle.resolve("secrets").resolve(file.getFileName());
        ContainerTools.copy(file, copy);
        ContainerTools.run(List.of("chown", "1001:1001", copy.toString()));
        String there = "/etc/outdial/" + file.getFileName();
        mount(mounts, copy, there, "ro");
        return there;
    }

    private static void mount(ArrayNode mounts, Path source, String destination, String mode) {
        mounts.addObject()
                .put("destination", destination)
                .put("type", "bind")
                .put("source", source.toAbsolutePath().toString())
                .set("options", JSON.valueToTree(List.of("bind", mode)));
    }

    /** A bundle of its own for each run, with the same root. */
    private Path write(ObjectNode config) {
        try {
            ((ObjectNode) config.path("root"))
                    .put("path", root().toAbsolutePath().toString());
            Path run = Files.createTempDirectory(tools.folder(), "run-");
            Files.writeString(run.resolve("config.json"), config.toString());
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String id() {
        return "outdial-" + ProcessHandle.current().pid() + "-" + service.context();
    }

    /** Whatever runs of it. */
    void remove() {
        tools.remove(id());
    }
}
