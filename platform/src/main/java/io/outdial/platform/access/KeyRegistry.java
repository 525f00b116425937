package io.outdial.platform.access;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final Path file;
    private final Clock clock;
    private volatile Index index;
    private volatile FileTime readAt;

    @Inject
    public KeyRegistry(ServiceConfig config, Clock clock) {
        this.clock = clock;
        this.file = config.registryFile();
    }

    @PostConstruct
    void readFirst() throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        index = Index.of(new RegistryFile(file).read());
        readAt = changed;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgainIfChanged() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                readFirst();
                LOG.infof("Registry read again: %d keys", index.keys().size());
            }
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

    /** Keys are indexed by their hash: a look-up compares hashes only, whose timing reveals nothing about a secret. */
    private record Index(Map<String, ApiKey> keys, Map<UUID, Client> clients) {

        static Index of(Registry registry) {
            return new Index(
                    registry.keys().stream().collect(Collectors.toMap(ApiKey::sha256, Function.identity())),
                    registry.clients().stream().collect(Collectors.toMap(Client::id, Function.identity())));
        }
    }
}
