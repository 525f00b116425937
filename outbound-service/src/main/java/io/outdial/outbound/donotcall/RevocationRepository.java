package io.outdial.outbound.donotcall;

import io.outdial.platform.phone.PhoneNumber;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes entries of operators off the list, in the session of the caller. */
@ApplicationScoped
class RevocationRepository {

    /** What a person said is not touched, whoever asks. */
    static final String REVOKE = """
            WITH gone AS (
                DELETE FROM do_not_call
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND scope = CAST(?3 AS uuid) AND origin <> 'person'
                RETURNING *
            ), noted AS (
                INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by)
                SELECT client_id, 'revoked', phone_key, phone, scope, origin, import_id, campaign_id, CAST(?4 AS text), expires_at, CAST(?5 AS text) FROM gone
            )
            SELECT phone_key, bool_or(is_gone) AS is_gone, bool_or(NOT is_gone) AS is_kept FROM (
                SELECT phone_key, true AS is_gone FROM gone
                UNION ALL
                SELECT phone_key, false FROM do_not_call
                 WHERE client_id = ?1 AND phone_key = ANY (CAST(?2 AS text[])) AND scope = CAST(?3 AS uuid) AND origin = 'person') AS entry
             GROUP BY phone_key
            """;

    private record Found(boolean isGone, boolean isKept) {}

    /**
     * The caller holds the locks of the numbers.
     *
     * @return what became of each of the numbers, in their order
     */
    Uni<List<Revoked>> revoke(
            UUID clientId, List<PhoneNumber> numbers, EntryScope scope, String reason, String reportedBy) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REVOKE, Object[].class)
                        .setParameter(1, clientId)
                        .setParameter(
                                2,
                                numbers.stream()
                                        .flatMap(number -> number.everyKey().stream())
                                        .toArray(String[]::new))
                        .setParameter(3, scope.id())
                        .setParameter(4, reason)
                        .setParameter(5, reportedBy)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (String) row[0], row -> new Found((boolean) row[1], (boolean) row[2]))))
                .map(found ->
                        numbers.stream().map(number -> revoked(number, found)).toList());
    }

    private static Revoked revoked(PhoneNumber number, Map<String, Found> found) {
        boolean isKept = any(number, found, Found::isKept);
        if (any(number, found, Found::isGone)) {
            return new Revoked(number, Revoked.Outcome.REVOKED, isKept);
        }
        return new Revoked(number, isKept ? Revoked.Outcome.KEPT : Revoked.Outcome.NOT_LISTED, isKept);
    }

    private static boolean any(PhoneNumber number, Map<String, Found> found, Function<Found, Boolean> what) {
        return number.everyKey().stream().map(found::get).anyMatch(each -> each != null && what.apply(each));
    }
}
