package io.outdial.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.outdial.local.FileTree;
import io.outdial.local.OutdialService;
import io.outdial.local.ServiceReplica;
import io.outdial.local.Stack;
import io.outdial.local.StackOptions;
import io.outdial.local.demo.Demo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Images as images/Dockerfile.jvm builds them, run as the pods of k8s/base run them. Built without an engine, on a base
 * that is made here, since nothing is pulled. Skipped where that cannot be. It runs by itself, after all others, by an
 * execution of its own.
 */
@TestMethodOrder(OrderAnnotation.class)
class ImageTest {

    /** Of Dockerfile.jvm's base, unpacked; the one made here is smaller. */
    private static final long BASE_BYTES = 24_000_000;

    private static final long MAX_BYTES = 200_000_000;
    private static final int GRACE_SECONDS = 60;

    private static final Map<OutdialService, ContainerImage> IMAGES = new EnumMap<>(OutdialService.class);
    /** Of the one service whose start-up cache is tried; the others have none. */
    private static final OutdialService TRAINED = OutdialService.RESTRICTIONS;

    private static ContainerTools tools;
    private static ImageContext context;
    private static Path training;
    private static volatile UnaryOperator<List<String>> commandOfTrained;
    private static Stack stack;

    @BeforeAll
    static void build() throws IOException {
        String missing = ContainerTools.missing();
        if (!missing.isEmpty()) {
            System.out.println("ImageTest is skipped: there is no " + missing);
        }
        assumeTrue(missing.isEmpty(), () -> "no " + missing);
        tools = new ContainerTools(Files.createDirectories(Product.newDataFolder("images")));
        context = ImageContext.create(tools.folder().resolve("context"));
        context.buildBase(tools);
        for (OutdialService service : OutdialService.values()) {
            IMAGES.put(service, ContainerImage.build(tools, context, service));
        }
        training = Files.createDirectories(tools.folder().resolve("training"));
        ContainerTools.run(List.of("chown", "1001:1001", training.toString()));
        commandOfTrained = context.runtime().cachesAheadOfTime()
                ? withOptions("-XX:AOTMode=record", "-XX:AOTConfiguration=" + ContainerImage.WRITABLE + "/record")
                : UnaryOperator.identity();
    }

    /** The logs stay, the images do not: they are two gigabytes. */
    @AfterAll
    static void stop() throws IOException {
        if (stack != null) {
            stack.stop();
        }
        if (tools != null) {
            IMAGES.values().forEach(ContainerImage::remove);
            FileTree.delete(tools.folder());
        }
    }

    /** A build is sent the packages, and none of what lies about in a checkout. */
    @Test
    @Order(0)
    void noFileButThePackagesIsLetIn() throws IOException {
        Set<String> packages = Set.of(
                "target/images/runtime/bin/java",
                "outbound-service/target/quarkus-app/quarkus-run.jar",
                "outbound-service/target/quarkus-app/lib/main/a.jar",
                "outbound-service/target/sbom.json",
                "outbound-service/target/outbound-service-1.0-runner");
        Path checkout = tools.folder().resolve("checkout");
        for (String file : packages) {
            write(checkout.resolve(file));
        }
        for (String file : List.of(
                "pom.xml",
                ".env",
                ".git/config",
                ".outdial/credentials.json",
                "target/outdial-build.log",
                "k8s/components/secrets-plain/secrets.yaml",
                "outbound-service/src/main/java/A.java",
                "outbound-service/target/classes/A.class",
                "outbound-service/target/surefire-reports/a.txt",
                "e2e/target/data/shared/registry.json")) {
            write(checkout.resolve(file));
        }
        Files.copy(ImageContext.HOME.resolve(".dockerignore"), checkout.resolve(".dockerignore"));
        Path probe = Files.writeString(tools.folder().resolve("Dockerfile.probe"), "FROM scratch\nCOPY . /\n");

        tools.build(probe, checkout, "localhost/probe", Map.of());

        Path root = tools.unpack("localhost/probe", "probe").resolve("rootfs");
        assertEquals(new TreeSet<>(packages), ImageContext.filesIn(root));
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
    }

    @Test
    @Order(1)
    void saysWhatItIs() {
        IMAGES.forEach((service, image) -> {
            JsonNode config = image.config();
            JsonNode labels = config.path("Labels");

            assertEquals("1001", config.path("User").asText());
            assertTrue(config.path("ExposedPorts").has(service.defaultPort() + "/tcp"), config::toString);
            assertEquals(
                    service.serviceName(),
                    labels.path("org.opencontainers.image.title").asText());
            assertEquals(
                    "1.2.3", labels.path("org.opencontainers.image.version").asText());
            assertEquals(
                    "4f2a", labels.path("org.opencontainers.image.revision").asText());
            assertEquals(
                    ImageContext.BASE,
                    labels.path("org.opencontainers.image.base.name").asText());
        });
    }

    @Test
    @Order(2)
    void hasTheServiceAndItsRuntimeAndNothingThatRunsElse() {
        IMAGES.forEach((service, image) -> {
            Set<String> programs = ImageContext.filesIn(image.root()).stream()
                    .filter(file -> Files.isExecutable(image.root().resolve(file)) && !file.contains(".so"))
                    .collect(Collectors.toSet());

            assertTrue(programs.remove("opt/java/bin/java"), programs::toString);
            programs.removeIf(program -> program.startsWith("opt/java/"));
            assertEquals(Set.of(), programs);
            assertTrue(Files.exists(image.root().resolve("app/sbom.json")));
        });
    }

    @Test
    @Order(3)
    void isSmall() {
        IMAGES.forEach((service, image) -> {
            long bytes = ImageContext.filesIn(image.root()).stream()
                    .mapToLong(file -> image.root().resolve(file).toFile().length())
                    .sum();

            assertTrue(bytes + BASE_BYTES <= MAX_BYTES, service + ": " + bytes);
        });
    }

    @Test
    @Order(4)
    void answersTheFiveCallsAsAPod() throws IOException {
        stack = Stack.start(StackOptions.onFreePorts(StackOptions.findHome(), Product.newDataFolder("images-stack"))
                .withServiceEnvironment(
                        Map.of("JAVA_TOOL_OPTIONS", "-Xmx192m -XX:ActiveProcessorCount=2 -XX:TieredStopAtLevel=1"))
                .withLaunch((replica, jar, variables) -> replica.service() == TRAINED
                        ? IMAGES.get(TRAINED).running(variables, commandOfTrained, training)
                        : IMAGES.get(replica.service()).running(variables, UnaryOperator.identity(), null)));
        StringWriter shown = new StringWriter();

        assertTrue(new Demo(stack.credentials(), new PrintWriter(shown)).run(), shown::toString);
    }

    @Test
    @Order(5)
    void hasNoRightsAndCannotWriteButToTmp() throws IOException {
        for (OutdialService service : OutdialService.values()) {
            long pid = inContainer(service).pid();
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));

            assertTrue(status.contains("\nUid:\t1001\t1001\t1001\t1001\n"), status);
            assertTrue(status.contains("\nNoNewPrivs:\t1\n"), status);
            for (String set : List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")) {
                assertTrue(status.contains("\n" + set + ":\t0000000000000000\n"), status);
            }
            List<String> mounts = Files.readAllLines(Path.of("/proc/" + pid + "/mounts"));
            assertTrue(mounts.stream().anyMatch(mount -> mount.matches("\\S+ / \\S+ ro[, ].*")), mounts::toString);
            assertTrue(
                    mounts.stream().anyMatch(mount -> mount.matches("tmpfs /tmp tmpfs rw,.*size=65536k.*")),
                    mounts::toString);
        }
    }

    @Test
    @Order(6)
    void endsInTimeWhenItIsAskedTo() throws Exception {
        ProcessHandle process = stack.process(new ServiceReplica(OutdialService.OUTBOUND, 1));
        ProcessHandle inside = inContainer(OutdialService.OUTBOUND);

        assertTrue(process.destroy());
        process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);

        assertFalse(inside.isAlive());
    }

    /** Trained by the five calls. A cache that the JVM refuses ends it. */
    @Test
    @Order(7)
    void startsByACacheOfItsRuntime() throws Exception {
        assumeTrue(context.runtime().cachesAheadOfTime(), "no JDK 25");
        ProcessHandle process = stack.process(TRAINED);
        assertTrue(process.destroy());
        process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
        String cache = ContainerImage.WRITABLE + "/app.aot";
        ContainerTools.run(IMAGES.get(TRAINED)
                .running(
                        Map.of(),
                        withOptions(
                                "-XX:AOTMode=create",
                                "-XX:AOTConfiguration=" + ContainerImage.WRITABLE + "/record",
                                "-XX:AOTCache=" + cache),
                        training));
        commandOfTrained = withOptions("-XX:AOTMode=on", "-XX:AOTCache=" + cache);

        stack.restart(TRAINED);

        String maps = Files.readString(Path.of("/proc/" + inContainer(TRAINED).pid() + "/maps"));
        assertTrue(maps.contains(cache), maps);
    }

    /** The image's own, with these before the jar. */
    private static UnaryOperator<List<String>> withOptions(String... options) {
        return command -> {
            List<String> changed = new ArrayList<>(command);
            changed.addAll(changed.indexOf("-jar"), List.of(options));
            return changed;
        };
    }

    /** The JVM; runc waits for it. */
    private static ProcessHandle inContainer(OutdialService service) {
        return stack.process(service).children().findFirst().orElseThrow();
    }
}
