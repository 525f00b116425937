package io.outdial.outbound.pull;

import io.outdial.outbound.pull.Situation.DoNotCall;
import io.outdial.outbound.pull.Situation.OfNumber;
import io.outdial.outbound.record.RecordDetails;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What is known of records' numbers, in the session of the caller. */
@ApplicationScoped
class NumberRepository {

    static final String FIND = """
            SELECT (SELECT lease_until FROM attempt WHERE client_id = $1 AND phone_key = $2 AND phone_key >= '' AND ended_at IS NULL AND handle <> $4),
                   listed.entries, nullif(listed.until, 'infinity')
              FROM (SELECT count(*) AS entries, max(coalesce(entry.expires_at, 'infinity')) AS until FROM do_not_call AS entry
                     WHERE entry.client_id = $1 AND entry.phone_key IN ($2, CAST($3 AS text)) AND (entry.expires_at IS NULL OR entry.expires_at > now())
                       AND holds_in_campaign($1, $5, entry.scope, entry.phone_key)) AS listed
            """;

    static final String LAST_CALLS = """
            SELECT taken_at FROM attempt
             WHERE client_id = $1 AND phone_key = $2 AND taken_at > now() - interval '24 hours' AND dialled
             ORDER BY taken_at DESC LIMIT $3
            """;

    /** @param maxAttemptsADay calls in 24 hours that a number may get; no more of them are looked at */
    Uni<OfNumber> find(UUID clientId, RecordDetails record, int maxAttemptsADay) {
        String key = record.destination().key();
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(
                        FIND,
                        clientId,
                        key,
                        record.otherPhoneKey(),
                        record.key().handle(),
                        record.campaignId())
                .chain(row -> SqlCarrier.of(session)
                        .rows(LAST_CALLS, clientId, key, maxAttemptsADay)
                        .map(called -> called.stream()
                                .map(call -> (OffsetDateTime) call[0])
                                .toList())
                        .map(calls -> ofNumber(row, calls, maxAttemptsADay))));
    }

    private static OfNumber ofNumber(Object[] row, List<OffsetDateTime> calls, int maxAttemptsADay) {
        return new OfNumber(
                instant(row[0]),
                calls.stream().map(OffsetDateTime::toInstant).toList(),
                maxAttemptsADay,
                (Long) row[1] > 0 ? new DoNotCall(instant(row[2])) : null);
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
