package io.outdial.outbound.record;

import io.outdial.outbound.record.HeldRecordService.Held;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.failure.Failure;
import io.outdial.platform.outbox.Outbox;
import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The hand-outs of records, in the session of the caller. */
@ApplicationScoped
class AttemptRepository {

    /** The records with their campaigns and lists, and what is known of the attempts; in the order they were named. */
    static final String FIND = """
            SELECT named.n, record.handle, record.chain_id, record.campaign_id, record.calling_list_id, list.name, record.phone, record.phone_key, record.other_phone_key,
                   attempt.ended_by, attempt.call_result,
                   named.member_id IS NULL OR EXISTS (SELECT FROM member WHERE member.client_id = $1 AND member.id = named.member_id)
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS named (n integer, handle bigint, attempt_id uuid, member_id uuid)
              JOIN outbound_record AS record ON record.client_id = $1 AND record.handle = named.handle
              JOIN calling_list AS list ON list.client_id = $1 AND list.id = record.calling_list_id
              LEFT JOIN attempt ON attempt.client_id = $1 AND attempt.id = named.attempt_id AND attempt.handle = record.handle
            """;

    /**
     * Somebody was called though the record had been cancelled meanwhile: that comes in the place of the cancellation.
     */
    static final String KEEP_RESULTS = """
            UPDATE attempt SET call_result = late.call_result, dialled = true, duration_s = coalesce(late.duration_s, attempt.duration_s)
              FROM jsonb_to_recordset(CAST(CAST($2 AS text) AS jsonb)) AS late (id uuid, handle bigint, call_result smallint, duration_s integer)
             WHERE attempt.client_id = $1 AND attempt.id = late.id AND attempt.handle = late.handle
               AND (attempt.call_result IS NULL OR attempt.ended_by = 'cancelled' AND NOT attempt.dialled)
            """;

    /** The same for the member who had the record last, whom no attempt is known of. */
    static final String KEEP_LAST_RESULT = """
            UPDATE attempt SET call_result = $4, dialled = true
             WHERE client_id = $1 AND member_id = $3 AND ended_by IN ('cancelled', 'lease_ended', 'erased') AND NOT dialled
               AND id = (SELECT last.id FROM attempt AS last WHERE last.client_id = $1 AND last.handle = $2 ORDER BY last.taken_at DESC LIMIT 1)
            """;

    private static final String EXTEND = """
            UPDATE attempt SET lease_until = now() + make_interval(secs => $3) WHERE client_id = $1 AND id = $2 AND ended_at IS NULL
            """;

    @Inject
    Outbox outbox;

    /**
     * @param found the record as an operation would have named it
     * @param endedBy what ended the attempt; null where it goes on, or is none of the record
     * @param result of the attempt; null where it had none
     * @param isMemberKnown whether the client has the agent who is said to have spoken, if any is
     */
    record Attempted(
            long chainId,
            ResolvedReferences found,
            AttemptEnd.Cause endedBy,
            CallResult result,
            boolean isMemberKnown) {

        Attempted ended(AttemptEnd end) {
            return new Attempted(chainId, found, end.endedBy(), end.result(), isMemberKnown);
        }

        /** Of what was named; null if all of it is there. */
        static Failure missing(Attempted attempted) {
            if (attempted == null) {
                return new Failure.NotFound("No record with this handle");
            }
            return attempted.isMemberKnown() ? null : new Failure.NotFound("No member with this id");
        }
    }

    /**
     * The records that somebody says to have, in the same order; null where the client has no such record. The attempts
     * need not be of them.
     */
    Uni<List<Attempted>> find(UUID clientId, String region, List<Held> held) {
        JsonArray named = new JsonArray();
        for (int n = 0; n < held.size(); n++) {
            named.add(new JsonObject()
                    .put("n", n)
                    .put("handle", held.get(n).handle())
                    .put("attempt_id", text(held.get(n).attemptId()))
                    .put("member_id", text(held.get(n).memberId())));
        }
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND, clientId, named.encode()))
                .map(rows -> {
                    List<Attempted> all = new ArrayList<>(Collections.nCopies(held.size(), null));
                    rows.forEach(row -> all.set((Integer) row[0], attempted(row, region)));
                    return all;
                });
    }

    /** Of completions and marks that came when the attempts had ended. */
    Uni<Void> keepResults(UUID clientId, List<Report> late) {
        JsonArray rows = new JsonArray();
        for (Report report : late) {
            if (report.command() instanceof RecordCommand.Complete complete) {
                rows.add(row(report, complete.result()).put("duration_s", complete.durationSeconds()));
            } else if (report.command() instanceof RecordCommand.DoNotCall) {
                rows.add(row(report, CallResult.DO_NOT_CALL));
            }
        }
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession()
                        .chain(session -> SqlCarrier.of(session).update(KEEP_RESULTS, clientId, rows.encode()))
                        .invoke(outbox::expectNotes)
                        .replaceWithVoid();
    }

    /** @return whether the member was the last who had the record, and lost it before anything was reported */
    Uni<Boolean> keepLastResult(UUID clientId, long handle, UUID memberId, CallResult result) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .update(KEEP_LAST_RESULT, clientId, handle, memberId, (short) result.number()))
                .invoke(outbox::expectNotes)
                .map(updated -> updated > 0);
    }

    private static JsonObject row(Report report, CallResult result) {
        return new JsonObject()
                .put("id", report.hold().attemptId().toString())
                .put("handle", report.hold().handle())
                .put("call_result", result.number());
    }

    Uni<Void> extend(UUID clientId, UUID attemptId, Duration lease) {
        return Panache.getSession()
                .chain(session ->
                        SqlCarrier.of(session).update(EXTEND, clientId, attemptId, (double) lease.toSeconds()))
                .replaceWithVoid();
    }

    private static Attempted attempted(Object[] row, String region) {
        ResolvedReferences found = new ResolvedReferences(
                null,
                (UUID) row[3],
                null,
                (UUID) row[4],
                (String) row[5],
                (Long) row[1],
                PhoneNumber.stored((String) row[6], (String) row[7], (String) row[8], region));
        return new Attempted(
                (Long) row[2],
                found,
                row[9] == null ? null : AttemptEnd.Cause.of((String) row[9]),
                row[10] == null ? null : CallResult.find((Short) row[10]).orElseThrow(),
                (boolean) row[11]);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
