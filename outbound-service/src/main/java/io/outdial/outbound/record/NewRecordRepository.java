package io.outdial.outbound.record;

import io.outdial.platform.database.SqlCarrier;
import io.outdial.platform.phone.NumberHash;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import io.quarkus.hibernate.reactive.panache.Panache;
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
            "client_id,campaign_id,calling_list_id,phone,phone_key,other_phone_key,priority,expires_at,name,member_id,skill_id,user_data,record_type,key_version,handle,chain_id,lane_id,window_id,due_at,is_first";

    /**
     * Do-not-call, duplicate, insert and campaign position in one statement. The unique index over the first records of
     * a number decides which of several adds at once is the first; the others insert nothing, or a further record where
     * duplicates are wanted. {@code lead_admission} holds back a mark of the number that comes at the same time until
     * this is committed, so the mark finds the record; see ADR 0006. A listed number is refused by a campaign that
     * applies the list; one that does not gets the record, of type NoCall (7), which nobody dials. Of an erased number
     * such a record says nothing but that (ADR 0017). One that is listed for a while, or by a list of this campaign, is
     * refused by every campaign (ADR 0043). A constant of the class file, because bench measures PostgreSQL by this
     * very text.
     */
    static final String ADD = """
            WITH lead AS MATERIALIZED (
                SELECT reason, is_known, reason = 'erased' AS is_erased FROM lead_admission(CAST($1 AS uuid), CAST($2 AS uuid), CAST($4 AS text[]), CAST($5 AS text[]), CAST($6 AS text[]))
            ), admitted AS (
                SELECT CAST($1 AS uuid), CAST($2 AS uuid), CAST($3 AS uuid),
                       CASE WHEN is_erased THEN CAST($7 AS text) ELSE CAST($9 AS text) END, CASE WHEN is_erased THEN CAST($8 AS text) ELSE (CAST($4 AS text[]))[1] END,
                       CASE WHEN NOT coalesce(is_erased, false) THEN (CAST($4 AS text[]))[2] END, CAST($10 AS smallint), CAST($11 AS timestamptz),
                       CASE WHEN NOT coalesce(is_erased, false) THEN CAST($12 AS text) END, CAST($13 AS uuid), CAST($14 AS uuid),
                       CASE WHEN is_erased THEN '{}' ELSE CAST(CAST($15 AS text) AS jsonb) END, CAST(CASE WHEN reason IS NULL THEN 2 ELSE 7 END AS smallint), CAST($16 AS smallint),
                       handle, handle, CAST($20 AS bigint), CAST($21 AS integer), CASE WHEN reason IS NULL THEN now() END
                  FROM lead, LATERAL (SELECT nextval('record_handle') AS handle) AS drawn WHERE reason IS NULL OR NOT (CAST($17 AS boolean) OR reason = 'barred')
            ), first AS (
                INSERT INTO outbound_record (""" + COLUMNS + """
            )
                SELECT admitted.*, true FROM admitted, lead WHERE NOT is_known
                ON CONFLICT (client_id, phone_key, campaign_id) WHERE is_first DO NOTHING RETURNING handle
            ), again AS (
                INSERT INTO outbound_record (""" + COLUMNS + """
            )
                SELECT admitted.*, false FROM admitted WHERE NOT CAST($18 AS boolean) AND NOT EXISTS (SELECT FROM first) RETURNING handle
            ), stored AS (
                SELECT handle FROM first UNION ALL SELECT handle FROM again
            ), moved AS (
                UPDATE campaign SET position = CAST($19 AS text), updated_at = now()
                 WHERE client_id = CAST($1 AS uuid) AND id = CAST($2 AS uuid) AND position <> CAST($19 AS text) AND EXISTS (SELECT FROM stored) RETURNING 1
            )
            SELECT reason IS NOT NULL AND (CAST($17 AS boolean) OR reason = 'barred') AS is_do_not_call, EXISTS (SELECT FROM stored) AS is_stored, EXISTS (SELECT FROM moved) AS started,
                   (SELECT handle FROM stored) AS handle
              FROM lead
            """;

    @Inject
    NumberHash hashes;

    @Inject
    LaneRepository lanes;

    /**
     * Adds a record if its number allows.
     *
     * @param connection the statement is a transaction of its own unless the caller opened one
     */
    public Uni<Addition> add(SqlCarrier connection, NewRecord added, Admission admission) {
        return lanes.find(
                        connection,
                        LaneKey.ofNew(
                                added.clientId(),
                                added.campaignId(),
                                added.memberId(),
                                added.skillId(),
                                added.priority()))
                .chain(lane -> add(connection, added, admission, lane));
    }

    /** In the session of the caller. */
    public Uni<Addition> add(NewRecord added, Admission admission) {
        return Panache.getSession().chain(session -> add(SqlCarrier.of(session), added, admission));
    }

    private Uni<Addition> add(SqlCarrier connection, NewRecord added, Admission admission, Lane lane) {
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
                        new JsonObject(Map.copyOf(added.userData())).encode(),
                        PhoneRule.VERSION,
                        admission.refusesListed(),
                        admission.refusesDuplicates(),
                        admission.position(),
                        lane.id(),
                        lane.windowId())
                .map(row -> new Addition((boolean) row[0], (boolean) row[1], (boolean) row[2], (Long) row[3]));
    }
}
