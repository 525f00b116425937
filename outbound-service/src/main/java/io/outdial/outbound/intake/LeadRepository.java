package io.outdial.outbound.intake;

import io.outdial.outbound.record.ErasedNumber;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.outdial.platform.text.CanonicalText;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Two statements a lead, by the plain SQL client: this is the path that lead feeds load, and there is no aggregate to
 * manage. Each statement is a transaction of its own unless the caller opened one.
 */
@ApplicationScoped
public class LeadRepository {

    static final String FIND = """
            SELECT campaign.id, campaign.type, campaign.dial_method, campaign.applies_dnc, calling_list.id AS calling_list_id,
                   (SELECT member.id
                      FROM member
                      JOIN campaign_member ON campaign_member.client_id = member.client_id AND campaign_member.member_id = member.id
                     WHERE member.client_id = campaign.client_id AND member.agent_id = $3 AND campaign_member.campaign_id = campaign.id) AS member_id,
                   (SELECT skill.id
                      FROM skill
                      JOIN campaign_skill ON campaign_skill.client_id = skill.client_id AND campaign_skill.skill_id = skill.id
                     WHERE skill.client_id = campaign.client_id AND skill.name = $4 AND campaign_skill.campaign_id = campaign.id) AS skill_id
              FROM campaign
              JOIN calling_list ON calling_list.client_id = campaign.client_id AND calling_list.campaign_id = campaign.id AND calling_list.is_default
             WHERE campaign.client_id = $1 AND campaign.name = $2 AND campaign.status NOT IN ('completed', 'cancelled', 'archived')
            """;

    private static final String COLUMNS =
            "client_id,campaign_id,calling_list_id,phone,phone_key,other_phone_key,priority,expires_at,name,member_id,skill_id,user_data,record_type,key_version,is_first";

    /**
     * Do-not-call, duplicate, insert and campaign position in one statement. The unique index over the first records of
     * a number decides which of several adds at once is the first; the others insert nothing, or a further record where
     * duplicates are wanted. {@code lead_admission} holds back a mark of the number that comes at the same time until
     * this is committed, so the mark finds the record; see ADR 0006. A listed number is refused by a campaign that
     * applies the list; one that does not gets the record, of type NoCall (7), which nobody dials. Of an erased number
     * such a record says nothing but that (ADR 0017). A constant of the class file: bench measures PostgreSQL by this
     * very text.
     */
    static final String ADD = """
            WITH lead AS MATERIALIZED (
                SELECT reason, is_known, reason = 'erased' AS is_erased FROM lead_admission($1::uuid, $2::uuid, $4::text[], $5::text[], $6::text[])
            ), admitted AS (
                SELECT $1::uuid, $2::uuid, $3::uuid,
                       CASE WHEN is_erased THEN $7::text ELSE $9::text END, CASE WHEN is_erased THEN $8::text ELSE ($4::text[])[1] END,
                       CASE WHEN NOT coalesce(is_erased, false) THEN ($4::text[])[2] END, $10::smallint, $11::timestamptz,
                       CASE WHEN NOT coalesce(is_erased, false) THEN $12::text END, $13::uuid, $14::uuid,
                       CASE WHEN is_erased THEN '{}' ELSE $15::jsonb END, CASE WHEN reason IS NULL THEN 2 ELSE 7 END::smallint, $16::smallint
                  FROM lead WHERE NOT $17::boolean OR reason IS NULL
            ), first AS (
                INSERT INTO outbound_record (""" + COLUMNS + """
            )
                SELECT admitted.*, true FROM admitted, lead WHERE NOT is_known
                ON CONFLICT (client_id, phone_key, campaign_id) WHERE is_first DO NOTHING RETURNING 1
            ), again AS (
                INSERT INTO outbound_record (""" + COLUMNS + """
            )
                SELECT admitted.*, false FROM admitted WHERE NOT $18::boolean AND NOT EXISTS (SELECT FROM first) RETURNING 1
            ), stored AS (
                SELECT 1 FROM first UNION ALL SELECT 1 FROM again
            ), moved AS (
                UPDATE campaign SET position = $19::text, updated_at = now()
                 WHERE client_id = $1::uuid AND id = $2::uuid AND position <> $19::text AND EXISTS (SELECT FROM stored) RETURNING 1
            )
            SELECT $17::boolean AND reason IS NOT NULL AS is_shut, EXISTS (SELECT FROM stored) AS is_stored, EXISTS (SELECT FROM moved) AS has_moved FROM lead
            """;

    @Inject
    NumberHash hashes;

    /**
     * The campaign of a name with the agent and the skill of a lead, null if the client has none, or it is over: nobody
     * would ever dial the lead.
     */
    public Uni<LeadCampaign> find(SqlClient client, UUID clientId, String name, String agentId, String skill) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(clientId, CanonicalText.of(name), CanonicalText.of(agentId), CanonicalText.of(skill)))
                .map(rows -> first(rows) == null ? null : toCampaign(first(rows), name));
    }

    public Uni<Outcome> add(SqlClient client, UUID clientId, LeadCampaign campaign, Lead lead) {
        PhoneNumber phone = lead.phone();
        String[] hashesOfKeys =
                phone.everyKey().stream().map(key -> hashes.of(clientId, key)).toArray(String[]::new);
        PhoneNumber placeholder = ErasedNumber.of(hashesOfKeys[0]);
        Tuple values = Tuple.tuple()
                .addUUID(clientId)
                .addUUID(campaign.id())
                .addUUID(campaign.callingListId())
                .addArrayOfString(phone.keys().toArray(String[]::new))
                .addArrayOfString(phone.formerKeys().toArray(String[]::new))
                .addArrayOfString(hashesOfKeys)
                .addString(placeholder.given())
                .addString(placeholder.key())
                .addString(phone.given())
                .addShort((short) lead.priority())
                .addOffsetDateTime(
                        lead.expiresAt() == null ? null : lead.expiresAt().atOffset(ZoneOffset.UTC))
                .addString(lead.name())
                .addUUID(lead.memberId())
                .addUUID(lead.skillId())
                .addValue(new JsonObject(Map.copyOf(lead.columns())))
                .addShort(PhoneRule.VERSION)
                .addBoolean(campaign.appliesDoNotCall())
                .addBoolean(lead.checkDuplicate())
                .addString(lead.action().position());
        return client.preparedQuery(ADD).execute(values).map(rows -> toOutcome(first(rows)));
    }

    private static Row first(RowSet<Row> rows) {
        Iterator<Row> iterator = rows.iterator();
        return iterator.hasNext() ? iterator.next() : null;
    }

    private static LeadCampaign toCampaign(Row row, String name) {
        return new LeadCampaign(
                row.getUUID("id"),
                name,
                row.getString("type"),
                DialMethod.valueOf(row.getString("dial_method").toUpperCase(Locale.ROOT)),
                row.getBoolean("applies_dnc"),
                row.getUUID("calling_list_id"),
                row.getUUID("member_id"),
                row.getUUID("skill_id"));
    }

    private static Outcome toOutcome(Row row) {
        return new Outcome(row.getBoolean("is_shut"), row.getBoolean("is_stored"), row.getBoolean("has_moved"));
    }
}
