package io.outdial.enrollment.ending;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Campaigns that are over and may still have open enrolments (V036), in the caller's session or transaction. */
@ApplicationScoped
class EndingCampaignRepository {

    private static final int MAX_FOUND = 100;

    private static final String ADD = """
            INSERT INTO ending_campaign (client_id, campaign_id, ended_at) VALUES ($1, $2, $3)
            ON CONFLICT ON CONSTRAINT ending_campaign_pk DO UPDATE SET ended_at = greatest(ending_campaign.ended_at, excluded.ended_at)
            """;

    private static final String FIND =
            "SELECT client_id, campaign_id FROM ending_campaign ORDER BY ended_at LIMIT " + MAX_FOUND;

    private static final String LOCK =
            "SELECT ended_at FROM ending_campaign WHERE client_id = $1 AND campaign_id = $2 FOR UPDATE SKIP LOCKED";

    private static final String REMOVE = "DELETE FROM ending_campaign WHERE client_id = $1 AND campaign_id = $2";

    record EndingCampaign(UUID clientId, UUID campaignId) {}

    Uni<Void> add(UUID clientId, UUID campaignId, Instant endedAt) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).update(ADD, clientId, campaignId, endedAt))
                .replaceWithVoid();
    }

    /** The oldest ones. */
    Uni<List<EndingCampaign>> find() {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).rows(FIND))
                .map(rows -> rows.stream()
                        .map(row -> new EndingCampaign((UUID) row[0], (UUID) row[1]))
                        .toList());
    }

    /**
     * Keeps others from the campaign until the transaction ends.
     *
     * @return when it ended; null if it is done, or somebody else's
     */
    Uni<Instant> lock(EndingCampaign campaign) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).firstRow(LOCK, campaign.clientId(), campaign.campaignId()))
                .map(row -> row == null ? null : ((OffsetDateTime) row[0]).toInstant());
    }

    Uni<Void> remove(EndingCampaign campaign) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session).update(REMOVE, campaign.clientId(), campaign.campaignId()))
                .replaceWithVoid();
    }
}
