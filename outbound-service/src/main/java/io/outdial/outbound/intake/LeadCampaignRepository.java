package io.outdial.outbound.intake;

import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The campaigns of leads. */
@ApplicationScoped
class LeadCampaignRepository {

    static final String FIND = """
            SELECT campaign.id, campaign.type, campaign.dial_method, campaign.applies_dnc, calling_list.id AS calling_list_id,
                   (SELECT member.id
                      FROM member
                      JOIN campaign_member ON campaign_member.client_id = member.client_id AND campaign_member.member_id = member.id
                     WHERE member.client_id = campaign.client_id AND member.agent_id = $3 AND campaign_member.campaign_id = campaign.id) AS member_id,
                   (SELECT skill.id
                      FROM skill
                      JOIN campaign_skill ON campaign_skill.client_id = skill.client_id AND campaign_skill.skill_id = skill.id
                     WHERE skill.client_id = campaign.client_id AND skill.name = $4 AND campaign_skill.campaign_id = campaign.id) AS skill_id,
                   campaign.position, campaign.version,
                   (SELECT CAST(json_build_array(array_to_json(column_names), array_to_json(column_types)) AS text) FROM mapping
                     WHERE mapping.client_id = campaign.client_id AND mapping.name = campaign.mapping_name) AS columns
              FROM campaign
              JOIN calling_list ON calling_list.client_id = campaign.client_id AND calling_list.campaign_id = campaign.id AND calling_list.is_default
             WHERE campaign.client_id = $1 AND campaign.name = $2 AND campaign.status NOT IN ('completed', 'cancelled', 'archived')
            """;

    @Inject
    Pool pool;

    /**
     * The campaign of a name with the agent and the skill of a lead, null if the client has none, or it is over: nobody
     * would ever dial the lead.
     */
    Uni<LeadCampaign> find(UUID clientId, LeadTarget target) {
        return SqlCarrier.of(pool)
                .firstRow(
                        FIND,
                        clientId,
                        CanonicalText.of(target.campaign()),
                        CanonicalText.of(target.agentId()),
                        CanonicalText.of(target.skill()))
                .map(row -> row == null ? null : toCampaign(row, target.campaign()));
    }

    /** The campaigns of several targets; the value is null where the client has none. */
    Uni<Map<LeadTarget, LeadCampaign>> findAll(UUID clientId, Collection<LeadTarget> targets) {
        Map<LeadTarget, LeadCampaign> found = new HashMap<>();
        return Multi.createFrom()
                .items(targets.stream().distinct())
                .onItem()
                .transformToUniAndConcatenate(target -> find(clientId, target)
                        .invoke(campaign -> found.put(target, campaign))
                        .replaceWith(target))
                .collect()
                .asList()
                .replaceWith(found);
    }

    /** @param row in the order of {@link #FIND} */
    private static LeadCampaign toCampaign(Object[] row, String name) {
        return new LeadCampaign(
                (UUID) row[0],
                (long) row[8],
                name,
                (String) row[1],
                DialMethod.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                (boolean) row[3],
                (String) row[7],
                (UUID) row[4],
                (UUID) row[5],
                (UUID) row[6],
                MappedColumns.parse((String) row[9]));
    }
}
