package io.outdial.outbound.notice;

import io.outdial.outbound.notification.NotificationConfig;
import io.outdial.outbound.notification.Subscriber;
import io.outdial.platform.database.SqlCarrier;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The campaigns of members, and the desktops of those who have one open. */
@ApplicationScoped
public class DesktopRepository {

    private static final String OF_CAMPAIGN = findDesktops("""
            (SELECT member_id FROM campaign_member WHERE client_id = CAST($1 AS uuid) AND campaign_id = CAST($2 AS uuid))
            """);

    private static final String OF_MEMBERS = findDesktops("unnest(CAST(CAST($4 AS text[]) AS uuid[]))");

    private static final String CAMPAIGN = """
            SELECT campaign.id, campaign.name, campaign.description, campaign.group_name, campaign.dbid, campaign.application_id,
                   campaign.type, campaign.status, campaign.position
              FROM campaign
            """;

    private static final String BY_ID =
            CAMPAIGN + " WHERE campaign.client_id = CAST($1 AS uuid) AND campaign.id = CAST($2 AS uuid)";

    private static final String OF_MEMBER = CAMPAIGN + """
             WHERE campaign.client_id = CAST($1 AS uuid)
               AND campaign.id IN (SELECT works.campaign_id FROM campaign_member AS works
                                    WHERE works.client_id = CAST($1 AS uuid) AND works.member_id = CAST($2 AS uuid))
             ORDER BY campaign.name
            """;

    @Inject
    NotificationConfig config;

    /** What the session of the caller runs its statements on. */
    Uni<SqlCarrier> connection() {
        return Panache.getSession().map(SqlCarrier::of);
    }

    /** @param members a relation of ids */
    private static String findDesktops(String members) {
        return """
                SELECT works.member_id, member_device(CAST($1 AS uuid), works.member_id, CAST($2 AS uuid)) AS device_id
                  FROM %s AS works (member_id)
                 WHERE EXISTS (SELECT FROM notification_session AS open
                                WHERE open.client_id = CAST($1 AS uuid) AND open.member_id = works.member_id
                                  AND open.seen_at > now() - CAST($3 AS bigint) * interval '1 millisecond')
                 ORDER BY works.member_id
                """.formatted(members.strip());
    }

    /** The members of a campaign who would hear of it, in the order of their ids. */
    Uni<List<Desktop>> ofCampaign(SqlCarrier connection, UUID clientId, UUID campaignId) {
        return connection
                .rows(OF_CAMPAIGN, clientId, campaignId, config.replay().toMillis())
                .map(rows -> desktops(clientId, rows));
    }

    /** Those of the members who would hear of a campaign, in the order of their ids. */
    Uni<List<Desktop>> ofMembers(SqlCarrier connection, UUID clientId, UUID campaignId, Collection<UUID> members) {
        String[] ids = members.stream().map(UUID::toString).toArray(String[]::new);
        return connection
                .rows(OF_MEMBERS, clientId, campaignId, config.replay().toMillis(), ids)
                .map(rows -> desktops(clientId, rows));
    }

    private static List<Desktop> desktops(UUID clientId, List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Desktop(new Subscriber(clientId, (UUID) row[0]), (UUID) row[1]))
                .toList();
    }

    /** The campaigns that a member works in, whatever their phase, by name; in the session of the caller. */
    public Uni<List<CampaignState>> campaignsOf(Subscriber member) {
        return connection()
                .chain(connection -> connection.rows(OF_MEMBER, member.clientId(), member.memberId()))
                .map(rows -> rows.stream()
                        .map(row -> campaign(member.clientId(), row))
                        .toList());
    }

    /** A campaign that there is. */
    Uni<CampaignState> campaign(SqlCarrier connection, UUID clientId, UUID campaignId) {
        return connection.firstRow(BY_ID, clientId, campaignId).map(row -> campaign(clientId, row));
    }

    private static CampaignState campaign(UUID clientId, Object[] row) {
        return new CampaignState(
                clientId,
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                CampaignState.groupName((String) row[3], (String) row[1]),
                (Integer) row[4],
                (Integer) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8]);
    }
}
