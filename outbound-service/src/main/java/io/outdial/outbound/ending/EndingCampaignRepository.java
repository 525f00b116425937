package io.outdial.outbound.ending;

import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Campaigns that are over and may still have open records (V191). */
@ApplicationScoped
class EndingCampaignRepository {

    private static final int MAX_FOUND = 100;

    static final String FIND =
            "SELECT client_id, campaign_id FROM ending_campaign ORDER BY begun_at LIMIT " + MAX_FOUND;

    static final String LOCK = """
            SELECT last_handle FROM ending_campaign WHERE client_id = $1 AND campaign_id = $2 FOR UPDATE SKIP LOCKED
            """;

    static final String MOVE = "UPDATE ending_campaign SET last_handle = $3 WHERE client_id = $1 AND campaign_id = $2";

    static final String REMOVE = "DELETE FROM ending_campaign WHERE client_id = $1 AND campaign_id = $2";

    record EndingCampaign(UUID clientId, UUID campaignId) {}

    /** That of the session of the caller. */
    Uni<SqlCarrier> connection() {
        return Panache.getSession().map(SqlCarrier::of);
    }

    /** The oldest ones, in the session of the caller. */
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
     * @return up to where its records have ended; null if it is done, or somebody else's
     */
    Uni<Long> lock(SqlCarrier transaction, EndingCampaign campaign) {
        return transaction
                .firstRow(LOCK, campaign.clientId(), campaign.campaignId())
                .map(row -> row == null ? null : (Long) row[0]);
    }

    Uni<Void> move(SqlCarrier transaction, EndingCampaign campaign, long lastHandle) {
        return transaction.execute(MOVE, campaign.clientId(), campaign.campaignId(), lastHandle);
    }

    Uni<Void> remove(SqlCarrier transaction, EndingCampaign campaign) {
        return transaction.execute(REMOVE, campaign.clientId(), campaign.campaignId());
    }
}
