package io.outdial.outbound.entry;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Members and skills of campaigns, and skills of members, a whole set at a time. */
@ApplicationScoped
class AssignmentRepository {

    /**
     * Locked until the transaction ends, so that nobody deletes one in between; in one order, so that two replacements
     * cannot wait for each other.
     */
    private static final String LOCK_EXISTING =
            "SELECT id FROM %s WHERE client_id = ?1 AND id = ANY (CAST(CAST(?2 AS text[]) AS uuid[])) ORDER BY id FOR KEY SHARE";

    private static final String REMOVE_OTHERS =
            "DELETE FROM %1$s WHERE client_id = ?1 AND %2$s = ?2 AND NOT %3$s = ANY (CAST(CAST(?3 AS text[]) AS uuid[])) RETURNING %3$s";

    private static final String ADD_MISSING = """
            INSERT INTO %1$s (client_id, %2$s, %3$s)
            SELECT ?1, ?2, id FROM unnest(CAST(CAST(?3 AS text[]) AS uuid[])) AS id
            ON CONFLICT DO NOTHING
            RETURNING %3$s
            """;

    /** Which of the ids exist for the client. */
    Uni<List<UUID>> lockExisting(Assignment<?> kind, UUID clientId, Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_EXISTING.formatted(kind.assignedTable()), UUID.class)
                        .setParameter(1, clientId)
                        .setParameter(2, texts(ids))
                        .getResultList());
    }

    Uni<AssignmentChange> replace(Assignment<?> kind, UUID clientId, UUID ownerId, Collection<UUID> ids) {
        return changed(REMOVE_OTHERS, kind, clientId, ownerId, ids)
                .chain(removed -> changed(ADD_MISSING, kind, clientId, ownerId, ids)
                        .map(added -> new AssignmentChange(added, removed)));
    }

    private static Uni<List<UUID>> changed(
            String statement, Assignment<?> kind, UUID clientId, UUID ownerId, Collection<UUID> ids) {
        String sql = statement.formatted(kind.table(), kind.ownerColumn(), kind.assignedColumn());
        return Panache.getSession().chain(session -> session.createNativeQuery(sql, UUID.class)
                .setParameter(1, clientId)
                .setParameter(2, ownerId)
                .setParameter(3, texts(ids))
                .getResultList());
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
