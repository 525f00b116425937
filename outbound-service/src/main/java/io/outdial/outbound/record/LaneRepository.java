package io.outdial.outbound.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * The lanes of the queue, made on first use. There are few and nobody removes one, so each replica remembers those it
 * uses.
 */
// The class of the cache's entries, which Caffeine looks for by the name of its shape.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
@ApplicationScoped
public class LaneRepository {

    private static final int MAX_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    static final String COUNT_WINDOWS =
            "SELECT CAST(count(*) AS integer) FROM calling_window WHERE client_id = CAST($1 AS uuid)";

    static final String FIND = """
            SELECT lane_id, window_id, made
              FROM lane_of(CAST($1 AS uuid), CAST($2 AS uuid), CAST($3 AS uuid), CAST($4 AS uuid), CAST($5 AS text[]),
                           CAST($6 AS integer), CAST($7 AS integer), CAST($8 AS integer))
            """;

    private final Cache<LaneKey, Lane> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(MAX_KNOWN)
            .build();

    /** The lane of a key. */
    public Uni<Lane> find(SqlCarrier connection, LaneKey key) {
        Lane lane = known.getIfPresent(key);
        if (lane != null) {
            return Uni.createFrom().item(lane);
        }
        return window(connection, key).chain(window -> read(connection, key, window));
    }

    /** Hours are rounded more coarsely the more windows the client has, so that a pull has few of them to look at. */
    private static Uni<WindowKey> window(SqlCarrier connection, LaneKey key) {
        if (!key.window().saysHours()) {
            return Uni.createFrom().item(key.window());
        }
        return connection.firstRow(COUNT_WINDOWS, key.clientId()).map(row -> key.window()
                .inwardAmong((Integer) row[0]));
    }

    /** The lanes of keys, in one order, so that two transactions that make some cannot wait for each other. */
    Uni<Map<LaneKey, Lane>> findAll(SqlCarrier connection, Collection<LaneKey> keys) {
        return Multi.createFrom()
                .iterable(keys.stream().distinct().sorted(LaneKey.ORDER).toList())
                .onItem()
                .transformToUniAndConcatenate(key -> find(connection, key).map(lane -> Map.entry(key, lane)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** A lane that the current transaction made is not remembered, since the transaction may be rolled back. */
    private Uni<Lane> read(SqlCarrier connection, LaneKey key, WindowKey window) {
        return connection
                .firstRow(
                        FIND,
                        key.clientId(),
                        key.campaignId(),
                        key.owner(),
                        key.sourceId(),
                        window.zones().toArray(String[]::new),
                        window.callFrom(),
                        window.callUntil(),
                        key.rank())
                .map(row -> {
                    Lane lane = new Lane((Long) row[0], (Integer) row[1]);
                    if (!(boolean) row[2]) {
                        known.put(key, lane);
                    }
                    return lane;
                });
    }
}
