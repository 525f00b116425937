package io.outdial.outbound.record;

import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.ErrorCode;
import io.outdial.platform.failure.Failure;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What diallers note of calls, in the session of the caller, who has locked the records. */
@ApplicationScoped
class CallNotesRepository {

    /** Records that would have more fields than a record may have. */
    static final String OVERFULL = """
            SELECT record.handle
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS noted (handle bigint, fields jsonb)
              JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = noted.handle
             WHERE (SELECT count(*) FROM jsonb_object_keys(record.user_data || noted.fields)) > $3
            """;

    static final String SET_FIELDS = """
            UPDATE outbound_record AS record SET user_data = record.user_data || noted.fields
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS noted (handle bigint, fields jsonb)
             WHERE record.client_id = $1 AND record.handle = noted.handle
            """;

    static final String NOTE_CALLS = """
            UPDATE attempt
               SET dialled_number = coalesce(noted.dialled_number, attempt.dialled_number), duration_s = coalesce(noted.duration_s, attempt.duration_s)
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS noted (id uuid, dialled_number text, duration_s integer)
             WHERE attempt.client_id = $1 AND attempt.id = noted.id
            """;

    static final int MAX_FIELDS = 200;

    /** The handles of records that have no room for the fields that they were to have. */
    Uni<Set<Long>> overfull(UUID clientId, List<Report> reports) {
        JsonArray rows = fields(reports);
        return rows.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Panache.getSession()
                        .chain(session -> SqlCarrier.of(session)
                                .rows(OVERFULL, clientId, rows.encode(), MAX_FIELDS)
                                .map(found ->
                                        found.stream().map(row -> (Long) row[0]).toList()))
                        .map(Set::copyOf);
    }

    static Failure overfull() {
        return new Failure.Refused(ErrorCode.LIMIT_EXCEEDED, "A record has " + MAX_FIELDS + " fields at most");
    }

    /** Of calls that count. */
    Uni<Void> write(UUID clientId, List<Report> reports) {
        return execute(SET_FIELDS, clientId, fields(reports))
                .chain(() -> execute(NOTE_CALLS, clientId, calls(reports)));
    }

    private static Uni<Void> execute(String sql, UUID clientId, JsonArray rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> SqlCarrier.of(session).update(sql, clientId, rows.encode()))
                        .replaceWithVoid();
    }

    private static JsonArray fields(List<Report> reports) {
        return rows(reports, report -> !report.notes().fields().isEmpty(), (held, notes) -> new JsonObject()
                .put("handle", held.handle())
                .put("fields", new JsonObject(notes.fields())));
    }

    private static JsonArray calls(List<Report> reports) {
        return rows(
                reports,
                report ->
                        report.notes().dialledNumber() != null || report.notes().durationSeconds() != null,
                (held, notes) -> new JsonObject()
                        .put("id", held.attemptId().toString())
                        .put("dialled_number", notes.dialledNumber())
                        .put("duration_s", notes.durationSeconds()));
    }

    private static JsonArray rows(
            List<Report> reports, Predicate<Report> hasSome, BiFunction<Held, CallNotes, JsonObject> row) {
        return new JsonArray(reports.stream()
                .filter(hasSome)
                .map(report -> row.apply(report.hold(), report.notes()))
                .collect(Collectors.toList()));
    }
}
