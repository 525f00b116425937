package io.outdial.local;

import java.util.ArrayList;
import java.util.List;

/** What is printed once a stack is up: addresses, credentials, and what to type next. */
final class Summary {

    private final Stack stack;

    Summary(Stack stack) {
        this.stack = stack;
    }

    List<String> lines() {
        Credentials credentials = stack.credentials();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Outdial is up.");
        row(lines, "gateway", credentials.gateway());
        row(lines, "API documents", credentials.gateway() + "/docs");
        for (OutdialService service : OutdialService.values()) {
            services(lines, service);
        }
        row(lines, "logs", stack.data().logOf("*").toString());
        lines.add("");
        if (stack.credentialsAreNew()) {
            secrets(lines, credentials);
        } else {
            row(lines, "credentials", command("credentials"));
        }
        lines.add("");
        lines.add("Next, in another terminal: " + command("demo"));
        lines.add("Ctrl-C stops everything.");
        return lines;
    }

    /** Replicas with their process ids: to see what happens when one of them ends is what they are for. */
    private void services(List<String> lines, OutdialService service) {
        List<ServiceReplica> replicas = stack.replicasOf(service);
        String url = stack.serviceUrl(service) + "  (" + service.title();
        if (replicas.size() == 1) {
            row(lines, service.serviceName(), url + "; " + management(replicas.get(0)) + ")");
            return;
        }
        row(lines, service.serviceName(), url + ")");
        for (ServiceReplica replica : replicas) {
            row(
                    lines,
                    "  replica " + replica.number(),
                    stack.serviceUrl(replica) + "  (process "
                            + stack.process(replica).pid() + "; " + management(replica) + ")");
        }
    }

    private String management(ServiceReplica replica) {
        return "health and metrics: " + stack.managementUrl(replica).getPort();
    }

    /** Shown only once, while they are new: screens are shared and recorded. */
    private void secrets(List<String> lines, Credentials credentials) {
        row(lines, "careCycle", "x-api-key: " + credentials.apiKey());
        row(
                lines,
                "CloudAgent",
                "apiKey: " + credentials.cloudAgent().apiKey() + "  userName: "
                        + credentials.cloudAgent().userName());
        row(
                lines,
                "agent (Basic)",
                credentials.agent().userName() + " : " + credentials.agent().password());
        row(lines, "another client", "x-api-key: " + credentials.otherClient().apiKey());
        lines.add("  These are shown at the first start only; afterwards: " + command("credentials"));
    }

    private String command(String name) {
        boolean usual = stack.data().path().equals(StackOptions.findHome().resolve(".outdial"));
        return "./outdial " + name + (usual ? "" : " --data " + stack.data().path());
    }

    private static void row(List<String> lines, String name, String value) {
        lines.add("  %-22s %s".formatted(name, value));
    }
}
