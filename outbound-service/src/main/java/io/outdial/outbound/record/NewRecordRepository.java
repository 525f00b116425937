package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Adds records, by one statement of the SQL client: this is the path that lead feeds load, and there is no aggregate to
 * manage.
 */
@ApplicationScoped
public class NewRecordRepository {

    private static final String COLUMNS =
            "client_id,campaign_id,calling_list_id,phone,phone_key,other_phone_key,priority,expires_at,name,member_id,skill_id,user_data,record_type,key_version,is_first";

    /**
     * Do-not-call, duplicate, insert and campaign position in one statement. The unique index over the first records of
     * a number decides which of several adds at once is the first; the others insert nothing, or a further record where
     * duplicates are wanted. {@code lead_admission} holds back a mark of the number that comes at the same time until
     * this is committed, so the mark finds the record; see ADR 0006. A listed number is refused by a campaign that
     * applies the list; one that does not gets the record, of type NoCall (7), which nobody dials. Of an erased number
     * such a record says nothing but that (ADR 0017). A constant of the class file, because bench measures PostgreSQL
     * by this very text.
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
            SELECT $17::boolean AND reason IS NOT NULL AS is_do_not_call, EXISTS (SELECT FROM stored) AS is_stored, EXISTS (SELECT FROM moved) AS started FROM lead
            """;

    @Inject
    NumberHash hashes;

    /**
     * Adds a record if its number allows.
     *
     * @param connection the statement is a transaction of its own unless the caller opened one
     */
    public Uni<Addition> add(SqlCarrier connection, NewRecord added, Admission admission) {
        PhoneNumber phone = added.phone();
        String[] hashesOfKeys = phone.everyKey().stream()
                .map(key -> hashes.of(added.clientId(), key))
                .toArray(String[]::new);
        PhoneNumber placeholder = ErasedNumber.of(hashesOfKeys[0]);
        return connection
                .firstRow(
                        ADD,
                        added.clientId(),
                        added.campaignId(),
                        added.callingListId(),
                        phone.keys().toArray(String[]::new),
                        phone.formerKeys().toArray(String[]::new),
                        hashesOfKeys,
                        placeholder.given(),
                        placeholder.key(),
                        phone.given(),
                        (short) added.priority(),
                        added.expiresAt() == null ? null : added.expiresAt().atOffset(ZoneOffset.UTC),
                        added.name(),
                        added.memberId(),
                        added.skillId(),
                        new JsonObject(Map.copyOf(added.userData())),
                        PhoneRule.VERSION,
                        admission.refusesListed(),
                        admission.refusesDuplicates(),
                        admission.position())
                .map(row -> new Addition((boolean) row[0], (boolean) row[1], (boolean) row[2]));
    }
}
