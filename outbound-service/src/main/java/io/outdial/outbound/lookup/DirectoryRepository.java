package io.outdial.outbound.lookup;

import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the other services may know about the directory. */
@ApplicationScoped
class DirectoryRepository {

    /** All kinds in one round trip: callers wait 300 ms at most. */
    private static final String FIND = """
            SELECT 'CAMPAIGN' AS kind, id, name, NULL AS public_id, NULL::numeric AS default_lead_cost FROM campaign WHERE client_id = $1 AND id = ANY ($2)
            UNION ALL
            SELECT 'MEMBER', id, name, NULL, NULL FROM member WHERE client_id = $1 AND id = ANY ($3)
            UNION ALL
            SELECT 'SOURCE', id, name, NULL, NULL FROM source WHERE client_id = $1 AND id = ANY ($4)
            UNION ALL
            SELECT 'PUBLIC_SOURCE', id, name, public_id, default_lead_cost FROM source WHERE client_id = $1 AND public_id = ANY ($5)
            """;

    @Inject
    Pool pool;

    /** What exists of it for the client. Every kind has a list, which may be empty. */
    Uni<Map<EntryKind, List<DirectoryEntry>>> find(DirectoryQuestion question) {
        Tuple values = Tuple.of(
                question.clientId(),
                question.campaignIds().toArray(UUID[]::new),
                question.memberIds().toArray(UUID[]::new),
                question.sourceIds().toArray(UUID[]::new),
                question.sourcePublicIds().stream().map(CanonicalText::of).toArray(String[]::new));
        return pool.preparedQuery(FIND).execute(values).map(rows -> {
            Map<EntryKind, List<DirectoryEntry>> found = new EnumMap<>(EntryKind.class);
            for (EntryKind kind : EntryKind.values()) {
                found.put(kind, new ArrayList<>());
            }
            for (Row row : rows) {
                found.get(EntryKind.valueOf(row.getString("kind"))).add(entry(row));
            }
            return found;
        });
    }

    private static DirectoryEntry entry(Row row) {
        return new DirectoryEntry(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("public_id"),
                row.getBigDecimal("default_lead_cost"));
    }

    record DirectoryQuestion(
            UUID clientId,
            List<UUID> campaignIds,
            List<UUID> memberIds,
            List<UUID> sourceIds,
            List<String> sourcePublicIds) {}

    enum EntryKind {
        CAMPAIGN,
        MEMBER,
        SOURCE,
        PUBLIC_SOURCE
    }

    /**
     * @param publicId of a public source only
     * @param defaultLeadCost of a public source only, null where it has none
     */
    record DirectoryEntry(UUID id, String name, String publicId, BigDecimal defaultLeadCost) {}
}
