package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls that are handed over, in the session of the caller. */
@ApplicationScoped
public class TransferSubjectRepository {

    static final String FIND = """
            SELECT record.campaign_id, attempt.id, record.phone, record.phone_key, array_to_string(campaign.transfer_config_ids, ' '), CAST(record.user_data AS text),
                   CAST(attempt.transfer AS text)
              FROM outbound_record AS record
              JOIN campaign ON campaign.client_id = record.client_id AND campaign.id = record.campaign_id
              JOIN attempt ON attempt.client_id = record.client_id AND attempt.id = coalesce(CAST($3 AS uuid), record.attempt_id) AND attempt.handle = record.handle
             WHERE record.client_id = $1 AND record.handle = $2
            """;

    static final String KEEP = """
            UPDATE attempt SET transfer = CAST(CAST($3 AS text) AS json) WHERE client_id = $1 AND id = $2
            """;

    /** @param attemptId of the hand-out; null for the one that the record has */
    public Uni<TransferSubject> find(UUID clientId, long handle, UUID attemptId) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(FIND, clientId, handle, attemptId))
                .map(row -> new TransferSubject(
                        (UUID) row[0],
                        (UUID) row[1],
                        number((String) row[2], (String) row[3]),
                        ids((String) row[4]),
                        new JsonObject((String) row[5]).getMap(),
                        row[6] == null ? null : new JsonObject((String) row[6]).getMap()));
    }

    /** Notes where the call of an attempt went. */
    public Uni<Void> keep(UUID clientId, UUID attemptId, Map<String, Object> transfer) {
        return Panache.getSession()
                .chain(session ->
                        SqlCarrier.of(session).update(KEEP, clientId, attemptId, new JsonObject(transfer).encode()))
                .replaceWithVoid();
    }

    private static String number(String given, String key) {
        return key.startsWith("+") ? key : given;
    }

    private static List<UUID> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Arrays.stream(joined.split(" ")).map(UUID::fromString).toList();
    }
}
