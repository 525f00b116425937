package io.outdial.outbound.cloudagent.bulk;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** The campaigns of a deletion, with the agent and skill that it names. */
@ApplicationScoped
class DeletionTargetRepository {

    /** Campaigns that are over too: their leads may be deleted all the same. */
    private static final String FIND = """
            SELECT campaign.id, (SELECT member.id FROM member WHERE member.client_id = $1 AND member.agent_id = CAST($3 AS text)),
                   (SELECT skill.id FROM skill WHERE skill.client_id = $1 AND skill.name = CAST($4 AS text))
              FROM campaign WHERE campaign.client_id = $1 AND campaign.name = ANY (CAST($2 AS text[]))
            """;

    /**
     * @param agentId null where none is named
     * @param skill null where none is named
     */
    Uni<DeletionTargets> find(
            SqlCarrier connection, UUID clientId, Collection<String> campaigns, String agentId, String skill) {
        return connection
                .rows(
                        FIND,
                        clientId,
                        campaigns.stream().map(CanonicalText::of).toArray(String[]::new),
                        CanonicalText.of(agentId),
                        CanonicalText.of(skill))
                .map(rows -> new DeletionTargets(
                        rows.stream().map(row -> (UUID) row[0]).toList(),
                        rows.isEmpty() ? null : (UUID) rows.get(0)[1],
                        rows.isEmpty() ? null : (UUID) rows.get(0)[2]));
    }
}
