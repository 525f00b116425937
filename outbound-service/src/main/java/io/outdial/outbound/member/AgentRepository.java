package io.outdial.outbound.member;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Agents by the id that leads name them by. */
@ApplicationScoped
class AgentRepository {

    static final String FIND = """
            SELECT member.id, member.agent_id, member.name, member.user_name,
                   (SELECT CAST(json_agg(skill.name ORDER BY skill.name) AS text) FROM member_skill AS can
                      JOIN skill ON skill.client_id = can.client_id AND skill.id = can.skill_id
                     WHERE can.client_id = member.client_id AND can.member_id = member.id) AS skills,
                   (SELECT CAST(json_agg(campaign.name ORDER BY campaign.name) AS text) FROM campaign_member AS works
                      JOIN campaign ON campaign.client_id = works.client_id AND campaign.id = works.campaign_id
                     WHERE works.client_id = member.client_id AND works.member_id = member.id) AS campaigns,
                   session.device_id, device.phone_number
              FROM member
              LEFT JOIN desk_session AS session ON session.client_id = member.client_id AND session.member_id = member.id
              LEFT JOIN device ON device.client_id = session.client_id AND device.id = session.device_id
             WHERE member.client_id = CAST($1 AS uuid) AND member.agent_id = CAST($2 AS text)
            """;

    /** Null if the client has no such agent. */
    Uni<AgentDetails> find(UUID clientId, String agentId) {
        return Panache.getSession()
                .map(SqlCarrier::of)
                .chain(connection -> connection.firstRow(FIND, clientId, CanonicalText.of(agentId)))
                .map(row -> row == null ? null : details(row));
    }

    private static AgentDetails details(Object[] row) {
        return new AgentDetails(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                names((String) row[4]),
                names((String) row[5]),
                row[6] != null,
                (String) row[7]);
    }

    private static List<String> names(String json) {
        return json == null
                ? List.of()
                : new JsonArray(json).stream().map(String.class::cast).toList();
    }
}
