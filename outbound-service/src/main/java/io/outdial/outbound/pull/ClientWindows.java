package io.outdial.outbound.pull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.outbound.record.WindowKey;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The calling windows of clients. None is changed once it is there, so each replica remembers them, and a pull only
 * asks whether there are others by now.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class ClientWindows {

    private static final int MAX_CLIENTS = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    static final String FIND = """
            SELECT id, array_to_string(zones, ' '), call_from, call_until FROM calling_window
             WHERE client_id = CAST($1 AS uuid)
            """;

    private final Cache<UUID, Known> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(MAX_CLIENTS)
            .build();

    private record Known(String version, List<CampaignCard.Window> windows) {}

    /**
     * All windows of a client.
     *
     * @param version a text that differs when they do; null if there are none
     */
    Uni<List<CampaignCard.Window>> find(SqlCarrier connection, UUID clientId, String version) {
        if (version == null) {
            return Uni.createFrom().item(List.of());
        }
        Known remembered = known.getIfPresent(clientId);
        return remembered != null && remembered.version().equals(version)
                ? Uni.createFrom().item(remembered.windows())
                : connection
                        .rows(FIND, clientId)
                        .map(rows -> rows.stream().map(ClientWindows::window).toList())
                        .invoke(windows -> known.put(clientId, new Known(version, windows)));
    }

    private static CampaignCard.Window window(Object[] row) {
        return new CampaignCard.Window(
                (Integer) row[0], WindowKey.read((String) row[1], (Integer) row[2], (Integer) row[3]));
    }
}
