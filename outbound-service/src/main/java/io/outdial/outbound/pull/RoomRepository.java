package io.outdial.outbound.pull;

import io.outdial.outbound.pull.LastDays.LastDay;
import io.outdial.outbound.record.CallOutcome;
import io.outdial.outbound.record.CallResult;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is under way in a campaign, in the session of the caller. */
@ApplicationScoped
class RoomRepository {

    static final String OPEN = """
            SELECT CAST(count(*) AS integer) FROM attempt
             WHERE client_id = $1 AND campaign_id = $2 AND campaign_id >= '00000000-0000-0000-0000-000000000000' AND ended_at IS NULL
            """;

    static final String LAST_DAY = """
            SELECT count(*) FILTER (WHERE call_result = ANY (CAST(CAST($3 AS text[]) AS smallint[]))),
                   count(*) FILTER (WHERE call_result = ANY (CAST(CAST($4 AS text[]) AS smallint[])))
              FROM attempt WHERE client_id = $1 AND campaign_id = $2 AND taken_at > now() - interval '24 hours'
            """;

    private static final List<CallResult> REACHED = Arrays.stream(CallResult.values())
            .filter(result -> result.outcome() == CallOutcome.REACHED)
            .toList();

    private final LastDays lastDays = new LastDays(System::nanoTime);

    /**
     * @param open how many records of the campaign are with callers
     * @param agentsReady as the dialler reports it, null where it does not
     */
    Uni<Room> find(UUID clientId, CampaignCard card, int open, Integer agentsReady) {
        UUID campaignId = card.identity().id();
        return card.dialling().type() == CampaignType.PREDICTIVE
                ? lastDays.find(clientId, campaignId, () -> lastDay(clientId, campaignId))
                        .map(day -> room(card, open, agentsReady, day))
                : Uni.createFrom().item(room(card, open, agentsReady, LastDay.NO_CALLS));
    }

    private static Room room(CampaignCard card, int open, Integer agentsReady, LastDay day) {
        CampaignCard.Dialling dialling = card.dialling();
        return PacingRule.room(new Pacing(
                dialling.type(),
                dialling.maxConcurrentCalls(),
                dialling.pace().pacingRatio(),
                dialling.pace().maxDropPercent(),
                day.dropped(),
                day.reached(),
                open,
                agentsReady));
    }

    /** How many records of the campaign are with callers. */
    Uni<Integer> open(UUID clientId, UUID campaignId) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(OPEN, clientId, campaignId)
                .map(row -> (Integer) row[0]));
    }

    private static Uni<LastDay> lastDay(UUID clientId, UUID campaignId) {
        return Panache.getSession().chain(session -> SqlCarrier.of(session)
                .firstRow(LAST_DAY, clientId, campaignId, numbers(PacingRule.DROPS), numbers(REACHED))
                .map(row -> new LastDay((Long) row[0], (Long) row[1])));
    }

    private static String[] numbers(Collection<CallResult> results) {
        return results.stream().map(result -> Integer.toString(result.number())).toArray(String[]::new);
    }
}
