package io.outdial.outbound.record;

import io.outdial.outbound.login.Agent;
import io.outdial.outbound.login.Privileges;
import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.text.CanonicalText;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks up what an operation on records names, in one statement. */
@ApplicationScoped
public class ReferenceRepository {

    static final String FIND = """
            SELECT device.id, campaign.id, campaign.application_id, list.id, coalesce(list.name, records_list.name),
                   record.handle, record.phone, record.phone_key, record.other_phone_key,
                   (SELECT array_to_string(member.privileges, ' ') FROM member
                     WHERE member.client_id = asked.client_id AND member.id = $3) AS privileges
              FROM (SELECT CAST($1 AS uuid) AS client_id) AS asked
              LEFT JOIN device
                ON device.client_id = asked.client_id AND device.id = CAST($2 AS uuid) AND device.member_id = $3
              LEFT JOIN campaign ON campaign.client_id = asked.client_id AND campaign.name = $4
              LEFT JOIN calling_list AS list
                ON list.client_id = asked.client_id AND list.name = CAST($5 AS text) AND list.campaign_id = campaign.id
              LEFT JOIN outbound_record AS record
                ON record.client_id = asked.client_id AND record.handle = CAST($6 AS bigint) AND record.campaign_id = campaign.id
               AND (CAST($5 AS text) IS NULL OR record.calling_list_id = list.id)
              LEFT JOIN calling_list AS records_list
                ON records_list.client_id = asked.client_id AND records_list.id = record.calling_list_id
            """;

    public Uni<ResolvedReferences> find(Agent agent, RecordReferences references) {
        return Panache.getSession()
                .chain(session -> SqlCarrier.of(session)
                        .firstRow(
                                FIND,
                                agent.clientId(),
                                references.deviceId(),
                                agent.memberId(),
                                CanonicalText.of(references.campaignName()),
                                CanonicalText.of(references.callingList()),
                                references.handle()))
                .map(row -> new ResolvedReferences(
                        (UUID) row[0],
                        (UUID) row[1],
                        (Integer) row[2],
                        (UUID) row[3],
                        (String) row[4],
                        (Long) row[5],
                        row[5] == null
                                ? null
                                : PhoneNumber.stored((String) row[6], (String) row[7], (String) row[8], agent.region()),
                        Privileges.parse((String) row[9])));
    }
}
