package io.outdial.outbound.record;

import io.outdial.outbound.record.RecordEdit.Details;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What records say of their persons, changed for some at once. */
@ApplicationScoped
class EditRepository {

    static final String FIELD_NAMES = """
            SELECT record.handle, CAST((SELECT json_agg(name) FROM jsonb_object_keys(record.user_data) AS name) AS text)
              FROM outbound_record AS record
             WHERE record.client_id = $1 AND record.handle = ANY (CAST(CAST($2 AS text[]) AS bigint[])) AND record.user_data <> '{}'
            """;

    static final String WRITE = """
            UPDATE outbound_record AS record
               SET name = CASE WHEN edit.sets_name THEN edit.name ELSE record.name END,
                   expires_at = CASE WHEN edit.sets_expiry THEN edit.expires_at ELSE record.expires_at END,
                   user_data = (record.user_data || edit.fields) - edit.removed, version = record.version + 1, updated_at = now()
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS edit (
                   handle bigint, sets_name boolean, name text, sets_expiry boolean, expires_at timestamptz, fields jsonb, removed text[])
             WHERE record.client_id = $1 AND record.handle = edit.handle
            """;

    /** Work on the session of the caller. */
    <T> Uni<T> inSession(Function<SqlCarrier, Uni<T>> work) {
        return Panache.getSession().chain(session -> work.apply(SqlCarrier.of(session)));
    }

    /** Of each record that has fields. */
    Uni<Map<Long, Set<String>>> fieldNames(SqlCarrier connection, UUID clientId, Collection<Long> handles) {
        return connection
                .rows(FIELD_NAMES, clientId, RecordRepository.texts(handles))
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> (Long) row[0], row -> names((String) row[1]))));
    }

    private static Set<String> names(String json) {
        return new JsonArray(json).stream().map(String.class::cast).collect(Collectors.toSet());
    }

    /**
     * The caller has locked the records.
     *
     * @param details by the handles of the records
     */
    Uni<Void> write(SqlCarrier transaction, UUID clientId, Map<Long, Details> details) {
        return details.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.execute(
                        WRITE,
                        clientId,
                        new JsonArray(details.entrySet().stream()
                                        .map(edit -> row(edit.getKey(), edit.getValue()))
                                        .collect(Collectors.toList()))
                                .encode());
    }

    private static JsonObject row(long handle, Details details) {
        Map<String, Object> set = new HashMap<>(details.fields());
        set.values().removeIf(Objects::isNull);
        JsonArray removed = new JsonArray();
        details.fields().forEach((name, value) -> {
            if (value == null) {
                removed.add(name);
            }
        });
        return new JsonObject()
                .put("handle", handle)
                .put("sets_name", details.name().isSet())
                .put("name", details.name().value())
                .put("sets_expiry", details.expiresAt().isSet())
                .put("expires_at", Objects.toString(details.expiresAt().value(), null))
                .put("fields", new JsonObject(set))
                .put("removed", removed);
    }
}
