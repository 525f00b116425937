package io.outdial.restrictions;

import io.outdial.platform.id.UuidV7;
import io.outdial.platform.testing.Rows;
import java.util.UUID;

/** The restrictions that are stored, read and written past the service. */
public final class Restrictions {

    final Rows rows = new Rows();

    /** How many restrictions the campaign has, of any client. */
    public long of(UUID campaignId) {
        return rows.number("SELECT count(*) FROM agent_source_restriction WHERE campaign_id = ?", campaignId);
    }

    /** How many restrictions the service has counted in the campaign. */
    public long counted(UUID campaignId) {
        return rows.number("SELECT restrictions FROM restricted_campaign WHERE campaign_id = ?", campaignId);
    }

    /** As another replica would. */
    public void insert(UUID clientId, UUID campaignId, UUID memberId, UUID sourceId) {
        rows.execute("""
                INSERT INTO agent_source_restriction (client_id, campaign_id, member_id, source_id, id, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, now(), now())
                """, clientId, campaignId, memberId, sourceId, UuidV7.next());
    }

    /** As if nothing had ever been restricted in the campaign. */
    public void remove(UUID campaignId) {
        rows.execute("DELETE FROM agent_source_restriction WHERE campaign_id = ?", campaignId);
    }

    public void truncate() {
        rows.execute("TRUNCATE agent_source_restriction");
    }

    /** As if the server had been restarted. */
    public void loseAllConnections() {
        rows.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }
}
