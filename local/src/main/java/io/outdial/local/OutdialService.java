package io.outdial.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The four services: their folder, which is also their name in the route file, their default port, their database and
 * role.
 */
public enum OutdialService {
    RESTRICTIONS("restrictions", 8081, "Agent-source restrictions"),
    TRANSFER("transfer", 8082, "Transfer configs"),
    ENROLLMENT("enrollment", 8083, "Customers and enrolment"),
    OUTBOUND("outbound", 8084, "Campaigns, calling lists and do-not-call");

    private final String context;
    private final int port;
    private final String title;

    OutdialService(String context, int port, String title) {
        this.context = context;
        this.port = port;
        this.title = title;
    }

    /** Short name; also the name of its database, of its role there, and of its OpenAPI document. */
    public String context() {
        return context;
    }

    /** Those of all, in their order. */
    public static Set<String> contexts() {
        return Arrays.stream(values())
                .map(OutdialService::context)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Such as {@code outbound-service}. */
    public String serviceName() {
        return context + "-service";
    }

    /** The port in a cluster, and locally unless another one is chosen. */
    public int defaultPort() {
        return port;
    }

    public String title() {
        return title;
    }

    /** The services that it calls. */
    public List<OutdialService> peers() {
        return this == OUTBOUND ? List.of(RESTRICTIONS, TRANSFER, ENROLLMENT) : List.of(OUTBOUND);
    }

    public Path jarIn(Path home) {
        return home.resolve(serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    public static Optional<OutdialService> named(String serviceName) {
        return Arrays.stream(values())
                .filter(service -> service.serviceName().equals(serviceName))
                .findFirst();
    }
}
