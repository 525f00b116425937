package io.outdial.bench;

import io.outdial.local.ServiceReplica;
import picocli.CommandLine.Option;

/** What only the benchmark of notifications asks for. */
final class NotifyOptions {

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "2000",
            description = "notify: clients in held polls (default: 2000).")
    private int clients;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000",
            description = "notify: events a second (default: 1000).")
    private int events;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes of each service, 1 to 4; notify: with the clients at each in turn (default: 1).")
    private int replicas;

    int clients() {
        return clients;
    }

    int eventsPerSecond() {
        return events;
    }

    int replicas() {
        return replicas;
    }

    boolean isSound() {
        return clients >= 2 && events >= 1 && replicas >= 1 && replicas <= ServiceReplica.MAX_REPLICAS;
    }
}
