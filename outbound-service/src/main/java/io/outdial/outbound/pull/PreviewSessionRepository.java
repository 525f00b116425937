package io.outdial.outbound.pull;

import io.outdial.outbound.login.Agent;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which agents want the preview records of which campaigns. */
@ApplicationScoped
public class PreviewSessionRepository {

    private static final String BEGIN = """
            INSERT INTO preview_session (client_id, member_id, campaign_id, device_id)
            VALUES (CAST($1 AS uuid), CAST($2 AS uuid), CAST($3 AS uuid), CAST($4 AS uuid))
            ON CONFLICT ON CONSTRAINT preview_session_pk DO UPDATE SET device_id = excluded.device_id
            """;

    private static final String END_ALL =
            "DELETE FROM preview_session WHERE client_id = CAST($1 AS uuid) AND member_id = CAST($2 AS uuid)";

    private static final String END = END_ALL + " AND campaign_id = CAST($3 AS uuid)";

    private static final String HELD = """
            SELECT handle FROM attempt
             WHERE client_id = CAST($1 AS uuid) AND member_id = CAST($2 AS uuid) AND campaign_id = CAST($3 AS uuid)
               AND campaign_id >= '00000000-0000-0000-0000-000000000000' AND ended_at IS NULL ORDER BY handle
            """;

    private static final String ALL_HELD = """
            SELECT attempt.handle FROM preview_session AS session JOIN attempt USING (client_id, campaign_id, member_id)
             WHERE session.client_id = CAST($1 AS uuid) AND session.member_id = CAST($2 AS uuid)
               AND attempt.campaign_id >= '00000000-0000-0000-0000-000000000000' AND attempt.ended_at IS NULL ORDER BY attempt.handle
            """;

    /** A session that there is goes on with this device. */
    public Uni<Void> begin(Agent agent, UUID campaignId, UUID deviceId) {
        return execute(BEGIN, agent.clientId(), agent.memberId(), campaignId, deviceId);
    }

    Uni<Void> end(Agent agent, UUID campaignId) {
        return execute(END, agent.clientId(), agent.memberId(), campaignId);
    }

    /** Those of all campaigns. */
    Uni<Void> endAll(Agent agent) {
        return execute(END_ALL, agent.clientId(), agent.memberId());
    }

    /** The handles of the records that the agent has; ten at most. */
    Uni<List<Long>> held(Agent agent, UUID campaignId) {
        return handles(HELD, agent.clientId(), agent.memberId(), campaignId);
    }

    /** The same in all campaigns that the agent has a session of. */
    Uni<List<Long>> allHeld(Agent agent) {
        return handles(ALL_HELD, agent.clientId(), agent.memberId());
    }

    private static Uni<List<Long>> handles(String sql, Object... values) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.rows(sql, values))
                .map(rows -> rows.stream().map(row -> (Long) row[0]).toList());
    }

    private static Uni<Void> execute(String sql, Object... values) {
        return Panache.getSession().map(SqlCarrier::of).chain(connection -> connection.execute(sql, values));
    }
}
