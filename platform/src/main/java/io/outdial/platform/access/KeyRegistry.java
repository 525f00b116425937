package io.outdial.platform.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.outdial.platform.caller.Caller;
import io.outdial.platform.config.ServiceConfig;
import io.outdial.platform.registry.ApiKey;
import io.outdial.platform.registry.ApiKeys;
import io.outdial.platform.registry.Client;
import io.outdial.platform.registry.Registry;
import io.outdial.platform.registry.RegistryFile;
import io.outdial.platform.registry.RegistryFileException;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The callers this service knows, from the registry file. The file is checked every second and read again when it has
 * changed, so a revoked key is refused within that time. A service does not start without a readable file; where a
 * later change breaks it, that is logged and the last valid one stays in force.
 */
@ApplicationScoped
@Startup
public class KeyRegistry {

    private static final Logger LOG = Logger.getLogger(KeyRegistry.class);
    private static final double MILLIS = 1_000;

    private final Path file;
    private final Clock clock;
    private volatile Index index;
    private volatile FileTime readAt;
    /** When the file was last seen to say what is in force. */
    private volatile Instant agreedAt;

    @Inject
    public KeyRegistry(ServiceConfig config, Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.file = config.registryFile();
        measure(metrics);
    }

    @PostConstruct
    void readFirst() throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        index = Index.of(new RegistryFile(file).read());
        readAt = changed;
        agreedAt = clock.instant();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgainIfChanged() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                readFirst();
                LOG.infof("Registry read again: %d keys", index.keys().size());
            }
            agreedAt = clock.instant();
        } catch (IOException | RegistryFileException e) {
            LOG.errorf("The registry cannot be read, the last good one stays in force: %s", e.getMessage());
        }
    }

    /** The caller behind a key; empty for one that is unknown, expired or revoked. */
    public Optional<Caller> caller(String apiKey) {
        Index current = index;
        return Optional.ofNullable(current.keys().get(ApiKeys.sha256(apiKey))).flatMap(key -> usable(key, current));
    }

    /** The caller behind the key with this id, for who has proved by other means to act for it; empty as above. */
    public Optional<Caller> callerById(String keyId) {
        Index current = index;
        return current.keys().values().stream()
                .filter(key -> key.id().equals(keyId))
                .findFirst()
                .flatMap(key -> usable(key, current));
    }

    private Optional<Caller> usable(ApiKey key, Index current) {
        return key.isUsableAt(clock.instant())
                ? Optional.of(new Caller(
                        current.clients().get(key.clientId()),
                        key.id(),
                        key.permissions(),
                        key.requestsPerMinute(),
                        key.quotas()))
                : Optional.empty();
    }

    public Collection<Client> clients() {
        return List.copyOf(index.clients().values());
    }

    public Optional<Client> client(UUID id) {
        return Optional.ofNullable(index.clients().get(id));
    }

    private void measure(MeterRegistry metrics) {
        Gauge.builder("outdial.registry.age", () -> seconds(Duration.between(agreedAt, clock.instant())))
                .description("How long ago the registry in force was last seen to be what its file says")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("outdial.registry.keys", () -> usableKeys().count())
                .description("Keys that are neither revoked nor expired")
                .register(metrics);
        Gauge.builder("outdial.registry.next.expiry", this::secondsToNextExpiry)
                .description("Until the next key expires; +Inf if none does")
                .baseUnit("seconds")
                .register(metrics);
    }

    private double secondsToNextExpiry() {
        return usableKeys()
                .map(ApiKey::expiresAt)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(expiry -> seconds(Duration.between(clock.instant(), expiry)))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private Stream<ApiKey> usableKeys() {
        Instant now = clock.instant();
        return index.keys().values().stream().filter(key -> key.isUsableAt(now));
    }

    private static double seconds(Duration duration) {
        return Math.max(0, duration.toMillis()) / MILLIS;
    }

    /** Keys are indexed by their hash: a look-up compares hashes only, whose timing reveals nothing about a secret. */
    private record Index(Map<String, ApiKey> keys, Map<UUID, Client> clients) {

        static Index of(Registry registry) {
            return new Index(
                    registry.keys().stream().collect(Collectors.toMap(ApiKey::sha256, Function.identity())),
                    registry.clients().stream().collect(Collectors.toMap(Client::id, Function.identity())));
        }
    }
}
