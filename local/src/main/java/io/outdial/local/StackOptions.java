package io.outdial.local;

import io.outdial.local.postgres.DatabaseServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a {@link Stack} is started. The defaults are those of {@code outdial up}.
 *
 * @param home the checkout: where the services' jars and the route file are
 * @param data the data folder
 * @param bind address of the gateway
 * @param port port of the gateway; 0 for any free one
 * @param serviceBasePort port of the first service, the others follow; 0 for any free ones
 * @param replicas how many processes of each service, up to {@link ServiceReplica#MAX_REPLICAS}
 * @param fresh begin with an empty data folder
 * @param externalServer a PostgreSQL to use instead of the embedded one
 * @param demo load the demo data
 * @param serviceEnvironment additional environment variables of every service
 * @param wiring between the services, and between them and PostgreSQL
 * @param launch what runs a service
 */
public record StackOptions(
        Path home,
        Path data,
        String bind,
        int port,
        int serviceBasePort,
        int replicas,
        boolean fresh,
        Optional<DatabaseServer> externalServer,
        boolean demo,
        Map<String, String> serviceEnvironment,
        Wiring wiring,
        Launch launch) {

    public static final int DEFAULT_PORT = 8080;
    public static final String DEFAULT_BIND = "127.0.0.1";

    public StackOptions {
        serviceEnvironment = Map.copyOf(serviceEnvironment);
    }

    /** With services on the JVM that this process runs on. */
    public StackOptions(
            Path home,
            Path data,
            String bind,
            int port,
            int serviceBasePort,
            int replicas,
            boolean fresh,
            Optional<DatabaseServer> externalServer,
            boolean demo,
            Map<String, String> serviceEnvironment,
            Wiring wiring) {
        this(
                home,
                data,
                bind,
                port,
                serviceBasePort,
                replicas,
                fresh,
                externalServer,
                demo,
                serviceEnvironment,
                wiring,
                Launch.ON_THIS_JVM);
    }

    /** For tests: free ports everywhere, so that any number of stacks run side by side. */
    public static StackOptions onFreePorts(Path home, Path data) {
        return new StackOptions(
                home, data, DEFAULT_BIND, 0, 0, 1, false, Optional.empty(), true, Map.of(), Wiring.DIRECT);
    }

    public StackOptions withServiceEnvironment(Map<String, String> environment) {
        return with(changed -> changed.serviceEnvironment = environment);
    }

    public StackOptions withReplicas(int count) {
        return with(changed -> changed.replicas = count);
    }

    /** For tests of what happens when connections break. */
    public StackOptions withWiring(Wiring other) {
        return with(changed -> changed.wiring = other);
    }

    /** For what tries a service as it is run elsewhere: from its image, or on another JVM. */
    public StackOptions withLaunch(Launch other) {
        return with(changed -> changed.launch = other);
    }

    public StackOptions withServer(DatabaseServer server) {
        return with(changed -> changed.externalServer = Optional.of(server));
    }

    private StackOptions with(Consumer<Changed> change) {
        Changed changed = new Changed(this);
        change.accept(changed);
        return new StackOptions(
                home,
                data,
                bind,
                port,
                serviceBasePort,
                changed.replicas,
                fresh,
                changed.externalServer,
                demo,
                changed.serviceEnvironment,
                changed.wiring,
                changed.launch);
    }

    /** What may be changed, with its value so far. */
    private static final class Changed {

        private int replicas;
        private Optional<DatabaseServer> externalServer;
        private Map<String, String> serviceEnvironment;
        private Wiring wiring;
        private Launch launch;

        private Changed(StackOptions options) {
            this.replicas = options.replicas;
            this.externalServer = options.externalServer;
            this.serviceEnvironment = options.serviceEnvironment;
            this.wiring = options.wiring;
            this.launch = options.launch;
        }
    }

    Path routeFile() {
        return home.resolve("k8s/gateway/httproute.yaml");
    }

    /**
     * The checkout that this process was started from: set by the script, else found upwards from the working folder.
     */
    public static Path findHome() {
        String configured = System.getProperty("outdial.home");
        if (configured != null) {
            return Path.of(configured).toAbsolutePath().normalize();
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("k8s/gateway/httproute.yaml"))) {
                return folder;
            }
        }
        throw new LocalFailure("this is no checkout of Outdial: run the outdial script of one");
    }
}
