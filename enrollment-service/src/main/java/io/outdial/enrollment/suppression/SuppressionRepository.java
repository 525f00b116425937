package io.outdial.enrollment.suppression;

import io.outdial.platform.audit.Author;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class SuppressionRepository {

    /** A weaker reason never replaces a stronger one: an erased number stays erased. */
    private static final String ADD = """
            INSERT INTO suppressed_number (client_id, number_hash, reason, since)
            SELECT $1, number_hash, $3, now() FROM audit_by($4, $5), unnest(CAST($2 AS text[])) AS added (number_hash) ORDER BY number_hash
            ON CONFLICT ON CONSTRAINT suppressed_number_pk DO UPDATE SET reason = excluded.reason
             WHERE suppression_strength(suppressed_number.reason) < suppression_strength(excluded.reason)
            RETURNING number_hash
            """;

    private static final String FIND = """
            SELECT number_hash, reason FROM suppressed_number WHERE client_id = $1 AND number_hash = ANY(CAST($2 AS text[]))
            """;

    private static final String REMOVE =
            "DELETE FROM suppressed_number WHERE client_id = $1 AND number_hash = ANY(CAST($2 AS text[])) AND reason = $3";

    /** @return the hashes that were not suppressed before, or for a weaker reason */
    Uni<Set<String>> add(UUID clientId, Collection<String> numberHashes, Suppression reason, Author author) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                ADD,
                                clientId,
                                numberHashes.toArray(String[]::new),
                                reason.wireValue(),
                                author.who(),
                                author.request())
                        .map(rows -> rows.stream().map(row -> (String) row[0]).toList()))
                .map(Set::copyOf);
    }

    /** Only what is suppressed for this reason. */
    Uni<Void> remove(UUID clientId, Collection<String> numberHashes, Suppression reason) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(REMOVE, clientId, numberHashes.toArray(String[]::new), reason.wireValue()))
                .replaceWithVoid();
    }

    /** The reasons by hash; a number that may be called has no entry. */
    Uni<Map<String, Suppression>> find(UUID clientId, Collection<String> numberHashes) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, numberHashes.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (String) row[0], row -> Suppression.of((String) row[1]))));
    }
}
