package io.outdial.outbound.intake;

import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The campaigns of leads. */
@ApplicationScoped
class LeadCampaignRepository {

    static final String FIND = """
            SELECT given.n, campaign.id, campaign.type, campaign.dial_method, campaign.applies_dnc, calling_list.id AS calling_list_id,
                   (SELECT member.id
                      FROM member
                      JOIN campaign_member ON campaign_member.client_id = member.client_id AND campaign_member.member_id = member.id
                     WHERE member.client_id = campaign.client_id AND member.agent_id = given.agent_id AND campaign_member.campaign_id = campaign.id) AS member_id,
                   (SELECT skill.id
                      FROM skill
                      JOIN campaign_skill ON campaign_skill.client_id = skill.client_id AND campaign_skill.skill_id = skill.id
                     WHERE skill.client_id = campaign.client_id AND skill.name = given.skill AND campaign_skill.campaign_id = campaign.id) AS skill_id,
                   campaign.position, campaign.version,
                   (SELECT CAST(json_build_array(array_to_json(column_names), array_to_json(column_types)) AS text) FROM mapping
                     WHERE mapping.client_id = campaign.client_id AND mapping.name = campaign.mapping_name) AS columns
              FROM unnest(CAST($2 AS text[]), CAST($3 AS text[]), CAST($4 AS text[])) WITH ORDINALITY AS given (campaign, agent_id, skill, n)
              JOIN campaign ON campaign.client_id = $1 AND campaign.name = given.campaign
              JOIN calling_list ON calling_list.client_id = campaign.client_id AND calling_list.campaign_id = campaign.id AND calling_list.is_default
             WHERE campaign.status NOT IN ('completed', 'cancelled', 'archived')
            """;

    @Inject
    Pool pool;

    /**
     * The campaign of a name with the agent and the skill of a lead, null if the client has none, or it is over: nobody
     * would ever dial the lead.
     */
    Uni<LeadCampaign> find(UUID clientId, LeadTarget target) {
        return findAll(clientId, List.of(target)).map(found -> found.get(target));
    }

    /** Like {@link #findAll(SqlCarrier, UUID, List)}, outside of a transaction. */
    Uni<Map<LeadTarget, LeadCampaign>> findAll(UUID clientId, List<LeadTarget> targets) {
        return findAll(SqlCarrier.of(pool), clientId, targets);
    }

    /** The same for several targets, without those that there is no campaign for. */
    Uni<Map<LeadTarget, LeadCampaign>> findAll(SqlCarrier connection, UUID clientId, List<LeadTarget> all) {
        List<LeadTarget> targets = all.stream().distinct().toList();
        return connection
                .rows(
                        FIND,
                        clientId,
                        texts(targets, LeadTarget::campaign),
                        texts(targets, LeadTarget::agentId),
                        texts(targets, LeadTarget::skill))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> target(row, targets),
                                row -> toCampaign(row, target(row, targets).campaign()))));
    }

    private static LeadTarget target(Object[] row, List<LeadTarget> targets) {
        return targets.get(Math.toIntExact((Long) row[0]) - 1);
    }

    private static String[] texts(List<LeadTarget> targets, Function<LeadTarget, String> name) {
        return targets.stream().map(name).map(CanonicalText::of).toArray(String[]::new);
    }

    /** @param row in the order of {@link #FIND} */
    private static LeadCampaign toCampaign(Object[] row, String name) {
        return new LeadCampaign(
                (UUID) row[1],
                (long) row[9],
                name,
                (String) row[2],
                DialMethod.valueOf(((String) row[3]).toUpperCase(Locale.ROOT)),
                (boolean) row[4],
                (String) row[8],
                (UUID) row[5],
                (UUID) row[6],
                (UUID) row[7],
                MappedColumns.parse((String) row[10]));
    }
}
