package io.outdial.local;

import io.outdial.platform.quota.QuotaLimit;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.registry.RegistryFileException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "keys",
        description = "Creates, lists and revokes API keys. A running stack notices the change by itself.",
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("unused") // picocli sets and reads it
    private boolean help;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "create, list or revoke?");
    }

    @Command(name = "create", description = "Creates a key and prints it, this once: only its hash is kept.")
    void create(
            @Mixin RegistryOptions options,
            @Option(
                            names = "--client",
                            paramLabel = "CLIENT",
                            defaultValue = "Demo",
                            description = "Name or id of the client it speaks for (default: Demo).")
                    String client,
            @Option(
                            names = "--permission",
                            paramLabel = "P",
                            description =
                                    "What it may do, such as restrictions:write; repeatable (default: everything).")
                    List<String> permissions,
            @Option(
                            names = "--requests-per-minute",
                            paramLabel = "N",
                            description = "Quota (default: the documented one of each API).")
                    Integer requestsPerMinute,
            @Option(
                            names = "--quota",
                            paramLabel = "CLASS=N/TIME",
                            description = "Quota of one class of operations, such as leads=600/PT1M; repeatable.")
                    Map<String, String> quotas,
            @Option(
                            names = "--expires-in",
                            paramLabel = "TIME",
                            description = "Such as 30d, 12h or 15m (default: never).")
                    String expiresIn,
            @Option(names = "--note", paramLabel = "TEXT", description = "For people.") String note) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String key = ApiKeys.generate();
        Set<String> allowed = permissionsOf(permissions);
        Instant expiresAt = expiresIn == null ? null : expiry(expiresIn, now);
        Map<String, QuotaLimit> limits = limitsOf(quotas == null ? Map.of() : quotas);
        if (requestsPerMinute != null && requestsPerMinute < 1) {
            throw new ParameterException(spec.commandLine(), "--requests-per-minute must be at least 1");
        }
        change(options, (registry, audit) -> {
            ApiKey made = new ApiKey(
                    ApiKeys.newId(),
                    ApiKeys.sha256(key),
                    clientOf(registry, client).id(),
                    allowed,
                    requestsPerMinute,
                    expiresAt,
                    null,
                    now,
                    note,
                    limits);
            audit.created(made);
            return registry.with(made);
        });
        print(List.of(key));
    }

    @Command(name = "list", description = "Lists keys: never the keys themselves, which nobody has any more.")
    void list(@Mixin RegistryOptions options) {
        Registry registry = read(options);
        List<String> lines = new ArrayList<>();
        Instant now = Instant.now();
        lines.add("%-8s  %-8s  %-9s  %-9s  %-20s  %s".formatted("ID", "CLIENT", "STATE", "PER MIN", "CREATED", "NOTE"));
        for (ApiKey key : registry.keys()) {
            lines.add("%-8s  %-8s  %-9s  %-9s  %-20s  %s"
                    .formatted(
                            key.id(),
                            registry.findClient(key.clientId())
                                    .map(Client::name)
                                    .orElse("?"),
                            state(key, now),
                            key.requestsPerMinute() == null ? "default" : key.requestsPerMinute(),
                            key.createdAt().truncatedTo(ChronoUnit.SECONDS),
                            key.note() == null ? "" : key.note()));
            lines.add("          " + String.join(" ", key.permissions()));
        }
        print(lines);
    }

    @Command(name = "revoke", description = "Revokes a key at once and for good.")
    void revoke(
            @Mixin RegistryOptions options,
            @Parameters(paramLabel = "ID", description = "The id that list shows.") String id) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        change(options, (registry, audit) -> {
            ApiKey before = registry.keys().stream()
                    .filter(key -> key.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new LocalFailure("no key has the id " + id + "; see ./outdial keys list"));
            ApiKey after = before.revoked(now);
            audit.revoked(before, after);
            return registry.replacing(after);
        });
        print(List.of("revoked " + id));
    }

    @Command(name = "secret", description = "Prints the Secret outdial-registry of a cluster, for kubectl apply -f -.")
    void secret(@Mixin RegistryOptions options) {
        RegistryFile file = options.registry();
        read(options);
        print(List.of(KubernetesSecrets.ofRegistry(file.path()).strip()));
    }

    private Set<String> permissionsOf(List<String> asked) {
        if (asked == null) {
            return Permission.all();
        }
        for (String permission : asked) {
            if (!Permission.all().contains(permission)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "unknown permission " + permission + "; there are " + String.join(", ", Permission.all()));
            }
        }
        return new TreeSet<>(asked);
    }

    private Map<String, QuotaLimit> limitsOf(Map<String, String> quotas) {
        Map<String, QuotaLimit> limits = new TreeMap<>();
        quotas.forEach((name, limit) -> {
            try {
                limits.put(name, QuotaLimit.of(limit));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--quota " + name + ": " + e.getMessage(), e);
            }
        });
        return limits;
    }

    private Instant expiry(String expiresIn, Instant now) {
        try {
            String iso = expiresIn.endsWith("d") ? "P" + expiresIn : "PT" + expiresIn;
            Duration duration = Duration.parse(iso);
            if (duration.isNegative() || duration.isZero()) {
                throw new ParameterException(spec.commandLine(), "--expires-in must lie in the future");
            }
            return now.plus(duration);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), "--expires-in wants 30d, 12h or 15m, not " + expiresIn, e);
        }
    }

    private static Client clientOf(Registry registry, String nameOrId) {
        Optional<Client> found = registry.clients().stream()
                .filter(client ->
                        client.name().equals(nameOrId) || client.id().toString().equals(nameOrId))
                .findFirst();
        return found.orElseThrow(() -> new LocalFailure("no client is called " + nameOrId + "; there are "
                + String.join(
                        ", ", registry.clients().stream().map(Client::name).toList())));
    }

    private static String state(ApiKey key, Instant now) {
        if (key.isUsableAt(now)) {
            return key.expiresAt() == null ? "active" : "expiring";
        }
        return key.revokedAt() != null ? "revoked" : "expired";
    }

    private static Registry read(RegistryOptions options) {
        try {
            return options.registry().read();
        } catch (RegistryFileException e) {
            throw new LocalFailure(e.getMessage(), e);
        }
    }

    private static void change(RegistryOptions options, BiFunction<Registry, KeyAudit, Registry> change) {
        RegistryFile file = options.registry();
        KeyAudit audit = new KeyAudit(file.path());
        try {
            file.update(registry -> change.apply(registry, audit));
        } catch (RegistryFileException e) {
            throw new LocalFailure(e.getMessage(), e);
        }
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
