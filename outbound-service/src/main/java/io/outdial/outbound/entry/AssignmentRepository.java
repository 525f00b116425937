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
            "DELETE FROM %s WHERE client_id = ?1 AND %s = ?2 AND NOT %s = ANY (CAST(CAST(?3 AS text[]) AS uuid[]))";

    private static final String ADD_MISSING = """
            INSERT INTO %s (client_id, %s, %s)
            SELECT ?1, ?2, id FROM unnest(CAST(CAST(?3 AS text[]) AS uuid[])) AS id
            ON CONFLICT DO NOTHING
            """;

    /** Which of the ids exist for the client. */
    Uni<List<UUID>> lockExisting(Assignment<?> kind, UUID clientId, Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK_EXISTING.formatted(kind.assignedTable()), UUID.class)
                        .setParameter(1, clientId)
                        .setParameter(2, texts(ids))
                        .getResultList());
    }

    Uni<Void> replace(Assignment<?> kind, UUID clientId, UUID ownerId, Collection<UUID> ids) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(
                                REMOVE_OTHERS.formatted(kind.table(), kind.ownerColumn(), kind.assignedColumn()))
                        .setParameter(1, clientId)
                        .setParameter(2, ownerId)
                        .setParameter(3, texts(ids))
                        .executeUpdate())
                .call(session -> session.createNativeQuery(
                                ADD_MISSING.formatted(kind.table(), kind.ownerColumn(), kind.assignedColumn()))
                        .setParameter(1, clientId)
                        .setParameter(2, ownerId)
                        .setParameter(3, texts(ids))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
