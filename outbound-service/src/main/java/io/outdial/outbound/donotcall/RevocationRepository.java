package io.outdial.outbound.donotcall;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes entries of operators off the list, in the transaction of a connection. */
@ApplicationScoped
class RevocationRepository {

    /**
     * What a person said is not touched, whoever asks. Of one import, if one is named, else all of what operators have
     * listed in the scope.
     */
    static final String REVOKE = """
            WITH gone AS (
                DELETE FROM do_not_call
                 WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND scope = CAST($3 AS uuid) AND origin <> 'person'
                   AND (CAST($6 AS uuid) IS NULL OR import_id = CAST($6 AS uuid))
                RETURNING *
            ), noted AS (
                INSERT INTO do_not_call_change (client_id, action, phone_key, phone, scope, origin, import_id, campaign_id, reason, expires_at, reported_by)
                SELECT client_id, 'revoked', phone_key, phone, scope, origin, import_id, campaign_id, CAST($4 AS text), expires_at, CAST($5 AS text) FROM gone
            )
            SELECT phone_key, bool_or(is_gone) AS is_gone, bool_or(NOT is_gone) AS is_kept FROM (
                SELECT phone_key, true AS is_gone FROM gone
                UNION ALL
                SELECT phone_key, false FROM do_not_call
                 WHERE client_id = $1 AND phone_key = ANY (CAST($2 AS text[])) AND scope = CAST($3 AS uuid)
                   AND (origin = 'person' OR import_id <> CAST($6 AS uuid))) AS entry
             GROUP BY phone_key
            """;

    static final String IMPORTED = """
            SELECT phone, phone_key, other_phone_key, scope, %s FROM do_not_call AS entry
             WHERE client_id = $1 AND import_id = $2 AND import_id <> '00000000-0000-0000-0000-000000000000'
             ORDER BY phone_key LIMIT $3
            """.formatted(EntrySearchRepository.IS_CAMPAIGN);

    /** Some entries of an import, which all hold in one scope; none where no entry is left. */
    record Imported(EntryScope scope, List<PhoneNumber> numbers) {

        Imported {
            numbers = List.copyOf(numbers);
        }
    }

    private record Found(boolean isGone, boolean isKept) {}

    /** @param region two-letter region that numbers of the client are read in */
    Uni<Imported> findImported(SqlCarrier transaction, UUID clientId, String region, UUID importId, int max) {
        return transaction
                .rows(IMPORTED, clientId, importId, max)
                .map(rows -> new Imported(
                        rows.isEmpty()
                                ? EntryScope.CLIENT
                                : EntryScope.of((UUID) rows.get(0)[3], (boolean) rows.get(0)[4]),
                        rows.stream()
                                .map(row ->
                                        PhoneNumber.stored((String) row[0], (String) row[1], (String) row[2], region))
                                .distinct()
                                .toList()));
    }

    /**
     * The caller holds the locks of the numbers.
     *
     * @param importId whose entries are meant; null for all of the scope
     * @return what became of each of the numbers, in their order
     */
    Uni<List<Revoked>> revoke(
            SqlCarrier transaction,
            UUID clientId,
            List<PhoneNumber> numbers,
            EntryScope scope,
            UUID importId,
            String reason,
            String reportedBy) {
        return transaction
                .rows(
                        REVOKE,
                        clientId,
                        numbers.stream()
                                .flatMap(number -> number.everyKey().stream())
                                .toArray(String[]::new),
                        scope.id(),
                        reason,
                        reportedBy,
                        importId)
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
