package io.outdial.enrollment.call;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many calls were made for campaigns, by day: in the session or transaction of the caller. */
@ApplicationScoped
public class CampaignCallRepository {

    /** In one order, and the last lock of a transaction, since many count for the same campaign. */
    static final String COUNT = """
            INSERT INTO campaign_calls (client_id, campaign_id, day, calls)
            SELECT $1, campaign_id, CAST(day AS date), calls
              FROM unnest(CAST($2 AS uuid[]), CAST($3 AS text[]), CAST($4 AS bigint[])) AS made (campaign_id, day, calls) ORDER BY 2, 3
            ON CONFLICT ON CONSTRAINT campaign_calls_pk DO UPDATE SET calls = campaign_calls.calls + excluded.calls
            """;

    static final String FIND = """
            SELECT campaign_id, CAST(sum(calls) AS bigint), CAST(coalesce(sum(calls) FILTER (WHERE day = CAST(CAST($3 AS text) AS date)), 0) AS bigint)
              FROM campaign_calls WHERE client_id = $1 AND campaign_id = ANY (CAST($2 AS uuid[])) GROUP BY campaign_id
            """;

    /** A day of a campaign, where the client is. */
    record CampaignDay(UUID campaignId, LocalDate day) {}

    Uni<Void> count(UUID clientId, Map<CampaignDay, Long> made) {
        if (made.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<CampaignDay> days = List.copyOf(made.keySet());
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .execute(
                        COUNT,
                        clientId,
                        days.stream().map(CampaignDay::campaignId).toArray(UUID[]::new),
                        days.stream().map(day -> day.day().toString()).toArray(String[]::new),
                        days.stream().map(made::get).toArray(Long[]::new)));
    }

    /** Of those of the campaigns that have calls. */
    public Uni<Map<UUID, CallCounts>> find(UUID clientId, Collection<UUID> campaignIds, LocalDate today) {
        return Panache.getSession()
                .chain(session ->
                        SqlCarrier.of(session).rows(FIND, clientId, campaignIds.toArray(UUID[]::new), today.toString()))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) row[0], row -> new CallCounts((Long) row[1], (Long) row[2]))));
    }
}
