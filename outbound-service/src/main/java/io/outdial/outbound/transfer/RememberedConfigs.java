package io.outdial.outbound.transfer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.outbound.peer.Transfers.ConfigFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What transfer-service said of transfer configs, for the next call of each and for when it does not answer. */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
final class RememberedConfigs {

    private static final int MAX_REMEMBERED = 10_000;
    private static final Duration KEPT_FOR = Duration.ofDays(1);

    /** The longest that transfer-service lets a client's system take, unless it is set otherwise there. */
    private static final Duration MAX_PING = Duration.ofSeconds(10);

    private static final ConfigFacts NOT_THERE = new ConfigFacts(null, Duration.ZERO);

    private final Cache<Key, ConfigFacts> all = Caffeine.newBuilder()
            .expireAfterAccess(KEPT_FOR)
            .maximumSize(MAX_REMEMBERED)
            .build();

    private record Key(UUID clientId, UUID configId) {}

    /** @param found what exists of the configs that were asked for */
    void put(UUID clientId, List<UUID> asked, Map<UUID, ConfigFacts> found) {
        asked.forEach(id -> all.put(new Key(clientId, id), found.getOrDefault(id, NOT_THERE)));
    }

    /** How long the client's own system may take, whichever of the configs is chosen. */
    Duration pingBudget(UUID clientId, List<UUID> ids) {
        Duration longest = Duration.ZERO;
        for (UUID id : ids) {
            ConfigFacts known = all.getIfPresent(new Key(clientId, id));
            Duration budget = known == null ? MAX_PING : known.pingBudget();
            longest = budget.compareTo(longest) > 0 ? budget : longest;
        }
        return longest;
    }

    /** The first of the configs that is known to have a fallback number, with the number. */
    Optional<Map.Entry<UUID, String>> fallback(UUID clientId, List<UUID> ids) {
        for (UUID id : ids) {
            ConfigFacts known = all.getIfPresent(new Key(clientId, id));
            if (known != null && known.fallbackNumber() != null) {
                return Optional.of(Map.entry(id, known.fallbackNumber()));
            }
        }
        return Optional.empty();
    }
}
