package io.outdial.outbound.enrolment;

import io.outdial.platform.database.SqlCarrier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What enrolments name: campaigns and sources. */
@ApplicationScoped
class EnrolmentCampaignRepository {

    static final String FIND = """
            SELECT id, status IN ('completed', 'cancelled', 'archived'), type <> 'InBound' FROM campaign
             WHERE client_id = $1 AND id = ANY (CAST(CAST($2 AS text[]) AS uuid[]))
            """;

    static final String FIND_SOURCES =
            "SELECT id FROM source WHERE client_id = $1 AND id = ANY (CAST(CAST($2 AS text[]) AS uuid[]))";

    /** Those that there are. */
    Uni<Map<UUID, EnrolmentCampaign>> find(SqlCarrier connection, UUID clientId, Collection<UUID> ids) {
        return connection.rows(FIND, clientId, texts(ids)).map(rows -> rows.stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new EnrolmentCampaign((Boolean) row[1], (Boolean) row[2]))));
    }

    /** Those that there are. */
    Uni<Set<UUID>> findSources(SqlCarrier connection, UUID clientId, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : connection
                        .rows(FIND_SOURCES, clientId, texts(ids))
                        .map(rows -> rows.stream().map(row -> (UUID) row[0]).collect(Collectors.toSet()));
    }

    static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
