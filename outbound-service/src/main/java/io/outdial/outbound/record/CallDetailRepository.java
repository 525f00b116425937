package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.id.UuidV7;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads the attempts of a time. */
@ApplicationScoped
public class CallDetailRepository {

    /** How far the clocks of a service, which makes ids, and of the database, which notes times, may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private static final String[] ANSWERED = Arrays.stream(CallResult.values())
            .filter(result -> result.outcome() == CallOutcome.REACHED)
            .map(result -> Integer.toString(result.number()))
            .toArray(String[]::new);

    /** Ids of attempts grow with time, so that the primary key finds a day of them. */
    static final String LIST = """
            SELECT attempt.id, attempt.member_id, attempt.taken_by, attempt.taken_at, attempt.lease_until, attempt.ended_at, attempt.ended_by,
                   attempt.call_result, attempt.dialled, attempt.duration_s, attempt.handle, record.phone, record.phone_key, record.name AS person,
                   attempt.campaign_id, campaign.name AS campaign, campaign.type, campaign.did, member.agent_id, member.name AS agent, skill.name AS skill
              FROM attempt
              JOIN outbound_record AS record ON record.client_id = attempt.client_id AND record.handle = attempt.handle
              LEFT JOIN campaign ON campaign.client_id = attempt.client_id AND campaign.id = attempt.campaign_id
              LEFT JOIN member ON member.client_id = attempt.client_id AND member.id = attempt.member_id
              LEFT JOIN skill ON skill.client_id = record.client_id AND skill.id = record.skill_id
             WHERE attempt.client_id = $1 AND attempt.id >= $2 AND attempt.id < $3 AND attempt.taken_at >= $4 AND attempt.taken_at < $5
               AND attempt.ended_at IS NOT NULL AND (CAST($6 AS uuid) IS NULL OR attempt.campaign_id = CAST($6 AS uuid))
               AND (CAST($8 AS uuid) IS NULL OR attempt.id = CAST($8 AS uuid))
               AND (CAST($9 AS text) IS NULL OR member.agent_id = CAST($9 AS text))
               AND (CAST($10 AS text) IS NULL OR skill.name = CAST($10 AS text))
               AND (CAST($11 AS boolean) IS NULL OR coalesce(attempt.call_result = ANY (CAST(CAST($12 AS text[]) AS smallint[])), false) = CAST($11 AS boolean))
               AND (CAST($13 AS text[]) IS NULL OR attempt.phone_key = ANY (CAST($13 AS text[])))
             ORDER BY attempt.taken_at, attempt.id LIMIT $7
            """;

    /**
     * Those that have ended, the earliest first.
     *
     * @param until exclusive
     */
    public Uni<List<CallDetail>> list(UUID clientId, CallFilter wanted, Instant from, Instant until, int limit) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .rows(
                                LIST,
                                clientId,
                                UuidV7.firstOf(from.minus(CLOCKS)),
                                UuidV7.firstOf(until.plus(CLOCKS)),
                                from.atOffset(ZoneOffset.UTC),
                                until.atOffset(ZoneOffset.UTC),
                                wanted.campaignId(),
                                limit,
                                wanted.attemptId(),
                                CanonicalText.of(wanted.agentId()),
                                CanonicalText.of(wanted.skill()),
                                wanted.isAnswered(),
                                ANSWERED,
                                wanted.phoneKeys() == null
                                        ? null
                                        : wanted.phoneKeys().toArray(String[]::new)))
                .map(rows -> rows.stream().map(CallDetailRepository::detail).toList());
    }

    private static CallDetail detail(Object[] row) {
        String key = (String) row[12];
        boolean isErased = key.startsWith(ErasedNumber.MARK);
        return new CallDetail(
                new Attempt(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        instant(row[3]),
                        instant(row[4]),
                        instant(row[5]),
                        (String) row[6],
                        row[7] == null ? null : CallResult.find((Short) row[7]).orElseThrow(),
                        (Boolean) row[8],
                        (Integer) row[9],
                        null),
                (Long) row[10],
                isErased ? null : (String) row[11],
                isErased ? null : key,
                (String) row[13],
                new CallDetail.Parties(
                        (UUID) row[14],
                        (String) row[15],
                        (String) row[16],
                        (String) row[17],
                        (String) row[18],
                        (String) row[19],
                        (String) row[20]));
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
