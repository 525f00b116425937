package io.outdial.outbound.pull;

import io.outdial.outbound.dialling.DiallingPolicy;
import io.outdial.outbound.donotcall.RegistryUse;
import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.Privileges;
import io.outdial.outbound.record.RetryPolicy;
import io.outdial.outbound.window.CallHours;
import io.outdial.outbound.window.HoursRule;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The campaigns of pulls, each read in one statement; the windows only where they are not known. */
@ApplicationScoped
public class CampaignCardRepository {

    private static final int WINDOWS = 16;

    private static final String CARD = """
            SELECT campaign.id, campaign.name, campaign.description, campaign.application_id,
                   campaign.type, campaign.status, campaign.position, campaign.start_date, campaign.end_date,
                   campaign.max_attempts, campaign.max_concurrent_calls, campaign.dial_afterhours,
                   EXISTS (SELECT FROM device
                            WHERE device.client_id = campaign.client_id AND device.id = CAST($4 AS uuid) AND device.member_id = CAST($3 AS uuid)) AS has_device,
                   EXISTS (SELECT FROM campaign_member AS works
                            WHERE works.client_id = campaign.client_id AND works.campaign_id = campaign.id AND works.member_id = CAST($3 AS uuid)) AS is_member,
                   (SELECT CAST(count(*) AS integer) FROM attempt AS held
                     WHERE held.client_id = campaign.client_id AND held.campaign_id = campaign.id AND held.member_id = CAST($3 AS uuid)
                       AND held.campaign_id >= '00000000-0000-0000-0000-000000000000' AND held.ended_at IS NULL) AS held,
                   EXISTS (SELECT FROM preview_session AS session
                            WHERE session.client_id = campaign.client_id AND session.member_id = CAST($3 AS uuid) AND session.campaign_id = campaign.id) AS in_session,
                   (SELECT count(*) || ' ' || sum(own.id) FROM calling_window AS own WHERE own.client_id = campaign.client_id) AS windows,
                   (SELECT agent_id FROM member WHERE member.client_id = campaign.client_id AND member.id = CAST($3 AS uuid)) AS agent_id,
                   (SELECT string_agg(CAST(can.skill_id AS text), ' ') FROM member_skill AS can
                     WHERE can.client_id = campaign.client_id AND can.member_id = CAST($3 AS uuid)) AS skills,
                   campaign.dbid, campaign.group_name, campaign.call_from, campaign.call_until,
                   policy.call_from AS policy_from, policy.call_until AS policy_until, policy.attempts_per_record, policy.attempts_per_number_a_day,
                   campaign.pacing_ratio, campaign.max_drop_percent,
                   (SELECT array_to_string(member.privileges, ' ') FROM member
                     WHERE member.client_id = campaign.client_id AND member.id = CAST($3 AS uuid)) AS privileges,
                   campaign.applies_registry,
                   (SELECT CAST(registry.downloaded_on AS text) FROM do_not_call_registry AS registry WHERE registry.client_id = campaign.client_id) AS registry_of,
                   EXISTS (SELECT FROM queue_lane AS lane
                            WHERE lane.client_id = campaign.client_id AND lane.campaign_id = campaign.id AND lane.source_id <> '00000000-0000-0000-0000-000000000000') AS has_sources
              FROM campaign LEFT JOIN dialling_policy AS policy ON policy.client_id = campaign.client_id
            """;

    static final String FIND =
            CARD + " WHERE campaign.client_id = CAST($1 AS uuid) AND campaign.name = CAST($2 AS text)";

    static final String FIND_BY_ID =
            CARD + " WHERE campaign.client_id = CAST($1 AS uuid) AND campaign.id = CAST($2 AS uuid)";

    @Inject
    ClientWindows windows;

    /**
     * The campaign of a name; null if the client has none.
     *
     * @param deviceId null where the agent names none that can be one
     */
    public Uni<CampaignCard> find(Agent agent, String name, UUID deviceId) {
        return read(agent.clientId(), FIND, agent.clientId(), CanonicalText.of(name), agent.memberId(), deviceId);
    }

    /**
     * The campaign of an id; null if the client has none.
     *
     * @param memberId the agent who asks; null for a dialler
     */
    Uni<CampaignCard> findById(UUID clientId, UUID campaignId, UUID memberId) {
        return read(clientId, FIND_BY_ID, clientId, campaignId, memberId, null);
    }

    private Uni<CampaignCard> read(UUID clientId, String sql, Object... values) {
        return Panache.getSession().map(SqlCarrier::of).chain(connection -> connection
                .firstRow(sql, values)
                .chain(row -> row == null
                        ? Uni.createFrom().nullItem()
                        : windows.find(connection, clientId, (String) row[WINDOWS])
                                .map(known -> card(row, known))));
    }

    private static CampaignCard card(Object[] row, List<CampaignCard.Window> windows) {
        return new CampaignCard(
                new CampaignCard.Identity(
                        (UUID) row[0], (String) row[1], (String) row[2], (Integer) row[3], (Integer) row[19], (String)
                                row[20]),
                dialling(row),
                new CampaignCard.Asker(
                        (String) row[17],
                        skills((String) row[18]),
                        (boolean) row[12],
                        (boolean) row[13],
                        (Integer) row[14],
                        (boolean) row[15],
                        Privileges.parse((String) row[29])),
                windows,
                new RegistryUse((boolean) row[30], row[31] == null ? null : LocalDate.parse((String) row[31])),
                (boolean) row[32]);
    }

    private static CampaignCard.Dialling dialling(Object[] row) {
        boolean hasPolicy = row[23] != null;
        CallHours usual =
                hasPolicy ? new CallHours((Integer) row[23], (Integer) row[24]) : DiallingPolicy.DEFAULT.hours();
        RetryPolicy retry = DiallingPolicy.DEFAULT.retry();
        Integer maxAttempts = (Integer) row[9];
        int usualAttempts = hasPolicy ? (Integer) row[25] : retry.attemptsPerRecord();
        return new CampaignCard.Dialling(
                CampaignType.of((String) row[4]),
                (String) row[5],
                (String) row[6],
                instant(row[7]),
                instant(row[8]),
                HoursRule.ofCampaign((Integer) row[21], (Integer) row[22], usual, (boolean) row[11]),
                maxAttempts == null ? usualAttempts : maxAttempts,
                hasPolicy ? (Integer) row[26] : retry.attemptsPerNumberADay(),
                (Integer) row[10],
                new CampaignCard.Pace((BigDecimal) row[27], row[28] == null ? null : ((Short) row[28]).intValue()));
    }

    private static Set<UUID> skills(String ids) {
        return ids == null
                ? Set.of()
                : Arrays.stream(ids.split(" ")).map(UUID::fromString).collect(Collectors.toSet());
    }

    private static Instant instant(Object column) {
        return column == null ? null : ((OffsetDateTime) column).toInstant();
    }
}
