package io.outdial.outbound.record;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** The hand-outs of records, in the session of the caller. */
@ApplicationScoped
class AttemptRepository {

    /** The record, its campaign and list, and what is known of the attempt. */
    static final String FIND = """
            SELECT record.campaign_id, record.calling_list_id, list.name, record.phone, record.phone_key, record.other_phone_key, attempt.ended_by, attempt.call_result
              FROM outbound_record AS record
              JOIN calling_list AS list ON list.client_id = record.client_id AND list.id = record.calling_list_id
              LEFT JOIN attempt ON attempt.client_id = record.client_id AND attempt.id = ?3 AND attempt.handle = record.handle
             WHERE record.client_id = ?1 AND record.handle = ?2
            """;

    static final String KEEP_RESULT = """
            UPDATE attempt SET call_result = ?4, dialled = true, duration_s = coalesce(CAST(?5 AS integer), duration_s)
             WHERE client_id = ?1 AND id = ?2 AND handle = ?3 AND call_result IS NULL
            """;

    private static final String EXTEND = """
            UPDATE attempt SET lease_until = now() + make_interval(secs => ?3) WHERE client_id = ?1 AND id = ?2 AND ended_at IS NULL
            """;

    /**
     * @param found the record as an operation would have named it
     * @param result of the attempt if it is over and had one, else null
     */
    record Attempted(ResolvedReferences found, CallResult result) {}

    /** Null if the client has no such record; the attempt need not be one of it. */
    Uni<Attempted> find(UUID clientId, String region, long handle, UUID attemptId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(2, handle)
                        .setParameter(3, attemptId)
                        .getSingleResultOrNull())
                .map(row -> row == null ? null : attempted(row, region, handle));
    }

    /** For a result that came too late to count. */
    Uni<Void> keepResult(UUID clientId, long handle, UUID attemptId, CallResult result, Integer durationSeconds) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(KEEP_RESULT)
                        .setParameter(1, clientId)
                        .setParameter(2, attemptId)
                        .setParameter(3, handle)
                        .setParameter(4, (short) result.number())
                        .setParameter(5, durationSeconds)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> extend(UUID clientId, UUID attemptId, Duration lease) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(EXTEND)
                        .setParameter(1, clientId)
                        .setParameter(2, attemptId)
                        .setParameter(3, (double) lease.toSeconds())
                        .executeUpdate())
                .replaceWithVoid();
    }

    private static Attempted attempted(Object[] row, String region, long handle) {
        ResolvedReferences found = new ResolvedReferences(
                null,
                (UUID) row[0],
                null,
                (UUID) row[1],
                (String) row[2],
                handle,
                PhoneNumber.stored((String) row[3], (String) row[4], (String) row[5], region));
        CallResult result = row[6] == null || row[7] == null
                ? null
                : CallResult.find((Short) row[7]).orElseThrow();
        return new Attempted(found, result);
    }
}
