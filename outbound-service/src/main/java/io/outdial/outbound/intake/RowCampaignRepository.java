package io.outdial.outbound.intake;

import io.outdial.outbound.intake.RecordRow.Audience;
import io.outdial.outbound.intake.RowReferences.Kind;
import io.outdial.outbound.intake.RowReferences.Name;
import io.outdial.outbound.mapping.MappedColumns;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The campaigns that rows go to, and what rows name. */
@ApplicationScoped
class RowCampaignRepository {

    static final String FIND = """
            SELECT campaign.type <> 'InBound', campaign.status IN ('completed', 'cancelled', 'archived'), campaign.dial_method, list.id, list.name,
                   (SELECT CAST(json_build_array(array_to_json(column_names), array_to_json(column_types)) AS text) FROM mapping
                     WHERE mapping.client_id = campaign.client_id AND mapping.name = campaign.mapping_name) AS columns
              FROM campaign
              LEFT JOIN calling_list AS list ON list.client_id = campaign.client_id AND list.campaign_id = campaign.id
               AND CASE WHEN CAST($3 AS text) IS NULL THEN list.is_default ELSE list.name = CAST($3 AS text) END
             WHERE campaign.client_id = $1 AND campaign.id = $2
            """;

    /** By id where the name is one. Agents and skills that the campaign does not have are not found. */
    static final String RESOLVE = """
            SELECT CASE named.kind
                   WHEN 'AGENT' THEN (SELECT member.id FROM member
                       JOIN campaign_member AS own ON own.client_id = member.client_id AND own.member_id = member.id AND own.campaign_id = $2
                      WHERE member.client_id = $1 AND (member.agent_id = named.name OR CAST(member.id AS text) = named.name) LIMIT 1)
                   WHEN 'SKILL' THEN (SELECT skill.id FROM skill
                       JOIN campaign_skill AS own ON own.client_id = skill.client_id AND own.skill_id = skill.id AND own.campaign_id = $2
                      WHERE skill.client_id = $1 AND (skill.name = named.name OR CAST(skill.id AS text) = named.name) LIMIT 1)
                   ELSE coalesce((SELECT source.id FROM source WHERE source.client_id = $1 AND source.public_id = named.name),
                                 (SELECT source.id FROM source WHERE source.client_id = $1 AND CAST(source.id AS text) = named.name))
                   END
              FROM unnest(CAST($3 AS text[]), CAST($4 AS text[])) WITH ORDINALITY AS named (kind, name, n) ORDER BY named.n
            """;

    /** Null if the client has no such campaign. */
    Uni<RowCampaign> find(SqlCarrier connection, RowTarget target) {
        return connection
                .firstRow(FIND, target.clientId(), target.campaignId(), CanonicalText.of(target.callingList()))
                .map(row -> row == null
                        ? null
                        : new RowCampaign(
                                target.clientId(),
                                target.campaignId(),
                                (Boolean) row[0],
                                (Boolean) row[1],
                                DialMethod.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
                                (UUID) row[3],
                                (String) row[4],
                                MappedColumns.parse((String) row[5])));
    }

    Uni<RowReferences> resolve(SqlCarrier connection, RowCampaign campaign, List<RecordRow> rows) {
        List<Name> names = rows.stream()
                .map(RecordRow::audience)
                .flatMap(RowCampaignRepository::names)
                .distinct()
                .toList();
        return names.isEmpty()
                ? Uni.createFrom().item(RowReferences.NONE)
                : connection
                        .rows(
                                RESOLVE,
                                campaign.clientId(),
                                campaign.id(),
                                names.stream().map(name -> name.kind().name()).toArray(String[]::new),
                                names.stream().map(Name::text).toArray(String[]::new))
                        .map(found -> references(names, found));
    }

    private static Stream<Name> names(Audience audience) {
        return Stream.of(
                        audience.agent() == null ? null : Name.of(Kind.AGENT, audience.agent()),
                        audience.skill() == null ? null : Name.of(Kind.SKILL, audience.skill()),
                        audience.source() == null ? null : Name.of(Kind.SOURCE, audience.source()))
                .filter(name -> name != null);
    }

    private static RowReferences references(List<Name> names, List<Object[]> found) {
        Map<Name, UUID> ids = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (found.get(i)[0] != null) {
                ids.put(names.get(i), (UUID) found.get(i)[0]);
            }
        }
        return new RowReferences(ids);
    }
}
